/**
 * What people write back, by text or mail: kept, handed to those who answer, and obeyed at once where it is a word that ends or
 * begins messages.
 */
package org.tourniquet.broadcast.delivery.reply;
