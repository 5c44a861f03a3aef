package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * The only words that somebody gets who is contacted with care: who writes, and which number to ring when it is safe. No
 * matter, no name, no link: whoever else looks at the telephone learns nothing. The number is the directory's of that moment.
 */
@ApplicationScoped
public class CarefulWords {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final Map<String, Words> IN = Map.of(
            "en", new Words("Message from %s. Please ring %s when you can talk safely.",
                    "Message from %s. Please contact us when you can talk safely."),
            "fr", new Words("Message de %s. Veuillez appeler le %s quand vous pourrez parler en sécurité.",
                    "Message de %s. Veuillez nous contacter quand vous pourrez parler en sécurité."),
            "fi", new Words("Viesti: %s. Soitathan numeroon %s, kun voit puhua turvallisesti.",
                    "Viesti: %s. Otathan yhteyttä, kun voit puhua turvallisesti."),
            "hu", new Words("Üzenet: %s. Kérjük, hívja ezt a számot, amikor biztonságban beszélhet: %s.",
                    "Üzenet: %s. Kérjük, keressen minket, amikor biztonságban beszélhet."),
            "eo", new Words("Mesaĝo de %s. Bonvolu telefoni al %s, kiam vi povos paroli sekure.",
                    "Mesaĝo de %s. Bonvolu kontakti nin, kiam vi povos paroli sekure."),
            "ar", new Words("رسالة من %s. يرجى الاتصال بالرقم %s عندما يمكنك التحدث بأمان.",
                    "رسالة من %s. يرجى التواصل معنا عندما يمكنك التحدث بأمان."));

    private record Words(String ring, String contact) {
    }

    private record Doors(List<KnownChannel> phones, Instant readAt) {
    }

    private final String organisation;
    private final Clock clock;
    private volatile Doors doors;

    CarefulWords(@ConfigProperty(name = "tourniquet.organisation") String organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    /** The text message, in the person's own language if the house speaks it. */
    public String text(String language) {
        return text(organisation, spoken(language), phones(), clock.instant());
    }

    /** The language it is written in. */
    static String spoken(String language) {
        return IN.containsKey(language) ? language : Rendering.FALLBACK;
    }

    static String text(String organisation, String language, List<KnownChannel> phones, Instant now) {
        return phones.stream().filter(door -> !door.retired() && door.kind().equals("PHONE"))
                .min(Comparator.comparing((KnownChannel door) -> !door.view().humanAnswers())
                        .thenComparing(door -> !door.hours(now).usable()).thenComparing(door -> !door.speaks(language))
                        .thenComparing(door -> !door.view().needs().contains("crisis")).thenComparing(KnownChannel::id))
                .map(door -> IN.get(language).ring.formatted(organisation, DoorWords.in(language).address(door)))
                .orElseGet(() -> IN.get(language).contact.formatted(organisation));
    }

    private List<KnownChannel> phones() {
        Doors known = doors;
        if (known == null || known.readAt.plus(FRESH).isBefore(clock.instant())) {
            known = new Doors(QuarkusTransaction.requiringNew().call(KnownChannel::inUse), clock.instant());
            doors = known;
        }
        return known.phones;
    }
}
