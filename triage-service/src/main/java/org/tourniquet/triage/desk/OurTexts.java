package org.tourniquet.triage.desk;

import java.util.ArrayList;
import java.util.List;

import org.tourniquet.triage.assessment.TextDoor;

/** What a dialogue said to a person, as far as an agent must know: the verdict and how it fared, and what got lost. */
final class OurTexts {

    private OurTexts() {
    }

    /** A verdict each; questions that were lost are one entry, since they often come in several texts. */
    static List<StoryView.Entry> of(List<TextDoor.Ours> texts) {
        var entries = new ArrayList<StoryView.Entry>();
        texts.stream().filter(TextDoor.Ours::verdict).forEach(t -> entries.add(verdict(t)));
        var lost = texts.stream().filter(t -> !t.verdict()).toList();
        if (!lost.isEmpty())
            entries.add(new StoryView.Entry(lost.getLast().at(), "OUT", null, lost.stream().allMatch(OurTexts::unclear)
                    ? "It is not known whether a question reached the phone"
                    : "A question did not reach the phone: call", lost.getLast().text(), "warn", tag(lost.getLast()), "live",
                    "SMS"));
        return entries;
    }

    private static StoryView.Entry verdict(TextDoor.Ours text) {
        if (gone(text))
            return new StoryView.Entry(text.at(), "OUT", null, "The verdict did not reach the phone: call", text.text(),
                    "warn", tag(text), "live", "SMS");
        if (unclear(text))
            return new StoryView.Entry(text.at(), "OUT", null, "It is not known whether the verdict reached the phone: call",
                    text.text(), "warn", tag(text), "warn", "SMS");
        return new StoryView.Entry(text.at(), "OUT", null, "The verdict by text message", text.text(), null, tag(text),
                text.state() == null || text.state().equals("DROPPED") ? "waiting" : "good", "SMS");
    }

    private static boolean gone(TextDoor.Ours text) {
        return "FAILED".equals(text.state()) || "OPTED_OUT".equals(text.state());
    }

    private static boolean unclear(TextDoor.Ours text) {
        return "UNKNOWN".equals(text.state());
    }

    private static String tag(TextDoor.Ours text) {
        if (text.state() == null)
            return text.handedOn() ? "on its way" : "waits to be sent";
        return switch (text.state()) {
            case "DROPPED" -> "held back: the person said STOP";
            case "UNKNOWN" -> "not known whether it arrived";
            case "ACCEPTED" -> "accepted";
            case "DELIVERED" -> "delivered";
            case "OPTED_OUT" -> "does not want texts";
            case "REHEARSED" -> "rehearsed, not sent";
            default -> "not delivered" + (text.reason() == null ? "" : ": " + text.reason());
        };
    }
}
