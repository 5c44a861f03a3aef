/** Hands one mail to the SMTP relay and tells what became of it. */
package org.tourniquet.broadcast.delivery.email;
