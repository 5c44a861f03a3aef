/** Reads what comes to us by mail: what bounced, who complains, who is away, and what people write. */
package org.tourniquet.broadcast.delivery.mailbox;
