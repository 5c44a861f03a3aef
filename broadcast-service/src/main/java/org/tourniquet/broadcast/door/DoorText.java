package org.tourniquet.broadcast.door;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.tourniquet.broadcast.directory.DoorHours;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;

/**
 * The words of one door in one language. As of now they say when each of the others opens and closes; those that last leave
 * that out, because somebody puts them in by hand and they must still be true tomorrow.
 */
final class DoorText {
    private final Situation situation;
    private final String language;
    private final boolean lasting;
    private final DoorPhrases phrases;
    private final DoorWords words;

    DoorText(Situation situation, String language, boolean lasting) {
        this.situation = situation;
        this.language = language;
        this.lasting = lasting;
        this.phrases = DoorPhrases.in(language);
        this.words = DoorWords.in(language);
    }

    /** The title of a mail or sheet. */
    String title() {
        return situation.incident() == null ? phrases.plainTitle() : phrases.title().formatted(situation.incident());
    }

    /** What the door says, in paragraphs in the order in which they matter: danger, why it takes long, the other doors. */
    List<String> of(KnownChannel door) {
        DoorForm form = DoorForm.of(door.kind());
        List<String> said = new ArrayList<>();
        said.add(opening(form));
        said.add((form.spoken() ? phrases.dangerByPhone() : phrases.danger()).formatted(number(form, situation.emergency())));
        if (situation.incident() != null)
            said.add(phrases.because().formatted(situation.incident()));
        if (form.spoken())
            said.add(staying(door));
        List<KnownChannel> others = others(door);
        if (!others.isEmpty())
            said.add(phrases.others() + others.stream().map(other -> line(form, other)).reduce("", String::concat));
        if (situation.help() != null && !form.spoken())
            said.add(phrases.help() + " " + situation.help());
        said.add(phrases.all() + " " + (form.spoken() ? SpokenAddress.of(situation.contact()) : situation.contact()));
        return said.stream().filter(paragraph -> !paragraph.isBlank()).toList();
    }

    private String opening(DoorForm form) {
        return switch (form) {
            case GREETING -> phrases.hello().formatted(situation.organisation());
            case AUTOMATIC_REPLY, ANSWER -> phrases.ours().formatted(situation.organisation()) + " " + phrases.received();
            case ANNOUNCEMENT, NOTE -> phrases.ours().formatted(situation.organisation());
            case SHEET -> "";
        };
    }

    /** Nobody is told to wait where nobody answers. */
    private String staying(KnownChannel door) {
        if (lasting)
            return "";
        if (door.hours(situation.now()).usable())
            return door.view().humanAnswers() ? phrases.stay() : "";
        String hours = words.hours(door, situation.now());
        return hours.isEmpty() ? "" : door.name(language) + ": " + hours + ".";
    }

    /** All other doors that answer, each once: by need, the best of each first. */
    private List<KnownChannel> others(KnownChannel door) {
        Set<KnownChannel> others = new LinkedHashSet<>();
        Stream<List<KnownChannel>> byNeed = KnownChannel.byNeed(situation.channels(), language, situation.now()).entrySet()
                .stream().map(need -> lasting ? steadily(need.getKey(), need.getValue()) : need.getValue());
        byNeed.forEach(others::addAll);
        others.addAll(situation.channels());
        return others.stream().filter(other -> !other.id().equals(door.id()))
                .filter(other -> other.hours(situation.now()).state() != DoorHours.State.DOWN).toList();
    }

    /** Words that last must not change their order with the clock. */
    private static List<KnownChannel> steadily(String need, List<KnownChannel> channels) {
        return channels.stream().sorted(Comparator
                .comparing((KnownChannel channel) -> channel.view().rank().getOrDefault(need, Integer.MAX_VALUE))
                .thenComparing(KnownChannel::id)).toList();
    }

    private String line(DoorForm form, KnownChannel other) {
        String hours = words.hours(other, situation.now());
        boolean always = other.hours(situation.now()).state() == DoorHours.State.ALWAYS;
        String when = hours.isEmpty() || lasting && !always ? "" : hours;
        return form.spoken()
                ? " " + words.title(other) + ", " + SpokenAddress.of(other.address(language))
                        + (when.isEmpty() ? "" : ", " + when) + "."
                : "\n- " + words.title(other) + ", " + words.address(other) + (when.isEmpty() ? "" : " (" + when + ")");
    }

    private static String number(DoorForm form, String number) {
        return form.spoken() ? SpokenAddress.of(number) : number;
    }
}
