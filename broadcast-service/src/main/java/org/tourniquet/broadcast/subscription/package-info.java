/**
 * People who ask for news of an incident themselves: an address on the public page, six digits to prove that it is theirs, and
 * from then on every notice about it.
 */
package org.tourniquet.broadcast.subscription;
