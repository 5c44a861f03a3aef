/** Hands one text message to the provider, hears its signed receipts and the answers of those who were told. */
package org.tourniquet.broadcast.delivery.sms;
