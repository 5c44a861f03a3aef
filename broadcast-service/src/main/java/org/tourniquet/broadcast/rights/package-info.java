/** What a person may ask of us: to see all that is kept about them, and that it be gone, with a proof. */
package org.tourniquet.broadcast.rights;
