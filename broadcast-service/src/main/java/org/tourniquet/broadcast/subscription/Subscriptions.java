package org.tourniquet.broadcast.subscription;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/**
 * Takes an address, sends it a code, and subscribes it when the code comes back. Whether an address is known, silenced or
 * has asked too often is never told: the answer is the same.
 */
@ApplicationScoped
class Subscriptions {
    private final SecureRandom random = new SecureRandom();

    private final FieldCipher cipher;
    private final SubscriptionConfig config;
    private final ConfirmationWords words;
    private final Event<ConfirmationWanted> wanted;
    private final Subscriber subscriber;
    private final String broadcast;
    private final Clock clock;

    Subscriptions(FieldCipher cipher, SubscriptionConfig config, ConfirmationWords words, Event<ConfirmationWanted> wanted,
            Subscriber subscriber, @ConfigProperty(name = "tourniquet.urls.broadcast") String broadcast, Clock clock) {
        this.cipher = cipher;
        this.config = config;
        this.words = words;
        this.wanted = wanted;
        this.subscriber = subscriber;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /** The address somebody typed, ready to be asked. */
    Address address(String typed) {
        return Address.of(typed, config.country(), config.countries().orElse(List.of())).orElseThrow(() -> Problem
                .of(422, "address-wrong", "This address cannot be written to").at("/address", "wrong",
                        "must be a mail address, or a mobile number with its country code"));
    }

    /** Sends a code to an address; returns what the code is typed for. 429 when too many ask from one place or at all. */
    @Transactional
    UUID ask(UUID incidentId, Address address, String language, String place) {
        Incident incident = open(incidentId);
        Instant now = clock.instant();
        String print = cipher.fingerprint(address.text());
        String placePrint = cipher.fingerprint("place " + place);
        if (Wish.fromPlace(placePrint, now.minus(Duration.ofHours(1))) >= config.fromOnePlaceAnHour()
                || address.medium() == Medium.SMS
                        && Wish.over(Medium.SMS, now.minus(Duration.ofMinutes(1))) >= config.textsAMinute())
            throw Problem.of(429, "too-many", "Too many are asking just now").detail("Try again in some minutes.")
                    .retryAfter(300);
        UUID id = UUID.randomUUID();
        String code = "%06d".formatted(random.nextInt(1_000_000));
        String link = token();
        boolean often = Wish.toAddress(print, now.minus(Duration.ofDays(1))) >= config.codesADay();
        new Wish(id, incident.id(), address.medium(), cipher.seal(address.text()), print, language, now)
                .provedBy(print(id, code), print(incident.id(), link), now.plus(config.codeWorth())).from(placePrint).persist();
        if (!often)
            wanted.fire(words.to(id, incident, address, language, code,
                    broadcast + "/incidents/" + incident.id() + "/subscription/" + link));
        return id;
    }

    /** Subscribes by the digits; false when they are wrong, too old, or tried too often. */
    @Transactional
    boolean confirm(UUID incident, UUID wishId, String code) {
        Wish wish = wishId == null ? null : Wish.findById(wishId, LockModeType.PESSIMISTIC_WRITE);
        if (wish == null || !wish.incident().equals(incident)
                || !wish.proved(print(wishId, code == null ? "" : code.replaceAll("\\s", "")), clock.instant()))
            return false;
        subscriber.take(wish);
        return true;
    }

    /** Subscribes by the link of a mail; pressed twice it is done once. */
    @Transactional
    boolean confirm(UUID incident, String link) {
        Optional<Wish> wish = Wish.byLink(print(incident, link)).filter(found -> found.good(clock.instant()));
        wish.ifPresent(subscriber::take);
        return wish.isPresent();
    }

    /** An incident that one can have news of: live, and not over. */
    static Incident open(UUID id) {
        return Incident.<Incident> findByIdOptional(id).filter(Incident::live).filter(Incident::open)
                .orElseThrow(Problem::notFound);
    }

    private String print(UUID of, String secret) {
        return cipher.fingerprint(of + " " + secret);
    }

    private String token() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
