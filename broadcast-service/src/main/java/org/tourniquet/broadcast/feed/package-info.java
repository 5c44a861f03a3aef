/**
 * What everybody may read about live incidents: the public pages, in the reader's language. Drills are never here. Sees
 * notices, not how they are delivered.
 */
package org.tourniquet.broadcast.feed;
