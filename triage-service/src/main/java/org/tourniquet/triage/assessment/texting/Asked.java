package org.tourniquet.triage.assessment.texting;

import java.util.List;

/**
 * What stood in the text that is being answered: its numbered choices in order, and those that somebody may name although
 * they were not offered.
 *
 * @param several several numbers may be sent
 * @param absent named instead of chosen: what the person did not say is happening
 */
public record Asked(boolean several, boolean yesOrNo, boolean unknown, List<Option> options, List<Option> absent) {

    /** Chosen for "none of these". */
    public static final String NONE = "none";

    /** One choice; its number is its place. */
    public record Option(String id, String label) {
    }

    public Asked {
        options = List.copyOf(options);
        absent = List.copyOf(absent);
    }

    /** Two ways on, answered by 1 or 2 or by what they are called. */
    public static Asked ofTwo(Option first, Option second) {
        return new Asked(false, false, false, List.of(first, second), List.of());
    }

    /** Whether something is so; ids are yes and no, and those words are understood though they are never prompted. */
    public static Asked ofYesAndNo(String yes, String no) {
        return new Asked(false, true, false, List.of(new Option("yes", yes), new Option("no", no)), List.of());
    }

    boolean offersNone() {
        return options.stream().anyMatch(o -> o.id().equals(NONE));
    }
}
