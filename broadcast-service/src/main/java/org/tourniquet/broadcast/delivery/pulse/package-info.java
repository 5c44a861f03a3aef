/**
 * "Still stuck?": a few silent people of an open incident are asked, and one tap becomes a reply as if they had written it.
 */
package org.tourniquet.broadcast.delivery.pulse;
