package org.tourniquet.broadcast.incident;

/** A part of the console's home that belongs to no incident; drawn by another feature, because incidents know none. */
public interface HomePart {
    /** The part as HTML, or an empty text when there is nothing to show. */
    String html();
}
