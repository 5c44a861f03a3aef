package org.tourniquet.broadcast.notice;

/** By what right a notice was let out. */
public enum Leave {
    /** Another manager looked at exactly this and typed the word. */
    SECOND_PERSON("approved by a second person"),
    /** Another manager approved the plan it comes from, in calm times, and nothing of it has changed. */
    PLAN("a plan approved beforehand"),
    /** One manager alone, with a reason; others look at it afterwards. */
    BREAK_GLASS("the glass was broken");

    private final String label;

    Leave(String label) {
        this.label = label;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }
}
