package org.tourniquet.broadcast.incident;

/** A part of a plan's page that another feature draws, because plans know neither approvals nor drills' results. */
public interface PlanPanel {
    /** Smaller comes first. */
    int order();

    /** The part as HTML, or an empty text when there is nothing to show. */
    String html(Plan plan);
}
