/**
 * Plans as a whole: what ships, writing one, whether it could be used this minute, and what a drill of it showed. Sees
 * incidents and notices, whose parts a plan is made of; nobody sees it.
 */
package org.tourniquet.broadcast.plan;
