package org.tourniquet.broadcast.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.look.ReadableNumber;

/** The doors as a public page shows them: by need, the best open one first, in the reader's language. */
@ApplicationScoped
class PublicDoors {
    private static final int EACH = 3;

    /** One way to reach us, ready to be tapped; {@code href} is null where there is nothing to tap. */
    public record Door(String way, String name, String address, String href, String hours, boolean open, boolean person) {
        /** What is read beside the name: a number to dial or write to, but no web address, which the name already leads to. */
        public String said() {
            return href != null && href.startsWith("http") ? null : ReadableNumber.onOneLine(address);
        }

        /** Numbers and addresses of machines run from left to right in every language. */
        public String direction() {
            return href == null ? "auto" : "ltr";
        }
    }

    /** A need with its doors, best open one first. */
    public record Need(String name, List<Door> doors) {
    }

    private final Clock clock;

    PublicDoors(Clock clock) {
        this.clock = clock;
    }

    List<Need> in(String language) {
        DoorWords words = DoorWords.in(language);
        Instant now = clock.instant();
        List<Need> needs = new ArrayList<>();
        KnownChannel.byNeed(KnownChannel.inUse(), language, now)
                .forEach((need, channels) -> needs.add(new Need(words.need(need),
                        channels.stream().limit(EACH).map(channel -> door(channel, language, words, now)).toList())));
        return needs;
    }

    private static Door door(KnownChannel channel, String language, DoorWords words, Instant now) {
        return new Door(words.way(channel), channel.name(language), channel.address(language), href(channel, language),
                words.hours(channel, now), channel.hours(now).usable(), channel.view().humanAnswers());
    }

    static String href(KnownChannel channel, String language) {
        String address = channel.address(language);
        return switch (channel.kind()) {
            case "PHONE" -> "tel:" + address.replaceAll("[^+0-9]", "");
            case "TEXT" -> "sms:" + address.replaceAll("[^+0-9]", "");
            case "EMAIL" -> "mailto:" + address;
            default -> address.startsWith("https://") || address.startsWith("http://") ? address : null;
        };
    }
}
