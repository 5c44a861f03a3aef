package org.tourniquet.triage.protocol;

/** One thing that is wrong with a protocol: where (a JSON pointer), what kind, and one sentence for its author. */
public record Flaw(String pointer, String code, String sentence) {

    /** Flaws whose code begins with W are advice; all others keep the protocol from being published. */
    public boolean warning() {
        return code.startsWith("W-");
    }
}
