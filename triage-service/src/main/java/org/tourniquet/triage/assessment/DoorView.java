package org.tourniquet.triage.assessment;

import java.util.Locale;

import org.tourniquet.kit.look.ReadableNumber;
import org.tourniquet.triage.directory.Door;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A channel as a person sees it: its name, what to do, how long it is open, and why this one. */
@RegisterForReflection
@TemplateData
public record DoorView(String id, String kind, String name, String address, String href, String action, boolean open,
        String hours, String waiting, String reason) {

    static DoorView of(Door door, Said said, When when) {
        DoorMessages w = said.door();
        String language = Locale.forLanguageTag(said.language()).getDisplayLanguage(said.locale());
        String reason = (door.servesNeed() ? w.best_because() + " " : "") + (door.humanAnswers() ? w.human_answers() + " " : "")
                + (door.speaksLanguage() ? w.speaks(language) : w.speaks_not(language));
        return new DoorView(door.id().toString(), door.kind(), door.name(), door.address(), door.href(),
                action(door, w), door.open(), hours(door, said, when),
                door.waitMinutes() == null || !door.open() ? null : w.wait(door.waitMinutes()), reason.strip());
    }

    private static String action(Door door, DoorMessages w) {
        return switch (door.kind()) {
            case "PHONE" -> w.do_call(readable(door.address()));
            case "TEXT" -> w.do_text(readable(door.address()));
            case "EMAIL" -> w.do_mail(door.address());
            default -> w.do_open(door.name());
        };
    }

    /** The number in the groups of its country, isolated: in Arabic its plus would otherwise stand at the wrong end. */
    private static String readable(String number) {
        return "\u2066" + ReadableNumber.onOneLine(number) + "\u2069";
    }

    private static String hours(Door door, Said said, When when) {
        if (!door.hoursKnown())
            return said.door().hours_unknown();
        if (door.open())
            return door.roundTheClock() ? said.door().open_always()
                    : said.door().open_until(when.say(door.openUntil(), said));
        return door.opensAt() == null ? said.door().hours_unknown()
                : said.door().opens_at(when.say(door.opensAt(), said));
    }
}
