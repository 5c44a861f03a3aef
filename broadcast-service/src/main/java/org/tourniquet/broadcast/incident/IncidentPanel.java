package org.tourniquet.broadcast.incident;

/** A part of an incident's page that another feature draws, because incidents know neither notices nor deliveries. */
public interface IncidentPanel {
    /** Smaller comes first. */
    int order();

    /** The part as HTML, or an empty text when there is nothing to show; {@code home}: on the console's home, in short. */
    default String html(Incident incident, boolean home) {
        return "";
    }

    /** A big number for beside the clock of an open incident, as the inside of a list of figures; empty when there is none. */
    default String figure(Incident incident) {
        return "";
    }
}
