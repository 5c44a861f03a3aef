/**
 * Who of the staff is called when somebody may be in danger, and who next if nobody looks. Sees how the staff is reached
 * (notice), not how anything is delivered.
 */
package org.tourniquet.broadcast.duty;
