package org.tourniquet.broadcast.audience;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/** Changes how one person is reached: which addresses, in which order, how carefully. Checked as a file of people is. */
@ApplicationScoped
class RecipientChange {
    private static final int MOST = 20;

    /** An address that may be written to. */
    record Way(Medium medium, String address, String fingerprint) {
    }

    /** An address as it was given. */
    record Given(Medium medium, String address) {
    }

    /**
     * What is wanted; null leaves a thing as it is.
     *
     * @param addresses all of them, in the person's order
     * @param preferred what of it is tried first, over that order
     * @param country helps with numbers without +
     * @param seen when the person was last changed as the one who asks saw it; null not to compare
     */
    record Wanted(List<Given> addresses, Medium preferred, Boolean safeContact, String language, String timeZone,
            String country, Instant seen) {
    }

    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    RecipientChange(FieldCipher cipher, AuditTrail audit, Clock clock) {
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Recipient change(UUID id, Wanted wanted) {
        Recipient person = Recipient.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (person == null)
            throw Problem.notFound();
        if (wanted.seen != null && !wanted.seen.equals(person.updatedAt().truncatedTo(ChronoUnit.MILLIS)))
            throw Problem.of(409, "changed-meanwhile", "Somebody else has changed this person")
                    .detail("Look again, and make your change to what is there now.");
        Problem wrong = Problem.of(422, "recipient-wrong", "The person cannot be reached like this");
        List<Way> ways = wanted.addresses == null ? asTheyAre(person) : checked(wanted, wrong);
        String language = wanted.language == null ? person.language() : wanted.language.strip().toLowerCase(Locale.ROOT);
        if (!List.of(Locale.getISOLanguages()).contains(language))
            wrong.at("/language", "unknown", "is not a language code like en, fr or fi");
        String zone = wanted.timeZone == null ? person.timeZone() : wanted.timeZone.isBlank() ? null : wanted.timeZone.strip();
        if (zone != null && !known(zone))
            wrong.at("/timeZone", "unknown", "is not a time zone like Europe/Helsinki");
        if (wanted.preferred != null && !wanted.preferred.personal())
            wrong.at("/preferredMedium", "unknown", "must be EMAIL or SMS");
        wrong.throwIfAny();
        if (wanted.preferred != null)
            ways = first(wanted.preferred, ways);
        person.reachedBy(ways, clock.instant().truncatedTo(ChronoUnit.MILLIS)).reading(language, zone);
        if (wanted.safeContact != null)
            person.contactedWithCare(wanted.safeContact);
        // how many, never which: the trail outlives the person
        audit.record("changed how to reach", "recipient", id,
                "%d addresses, %s%s".formatted(ways.size(), ways.isEmpty() ? "none" : ways.getFirst().medium + " first",
                        person.safeContact() ? ", with care" : ""));
        return person;
    }

    private static List<Way> asTheyAre(Recipient person) {
        return person.addresses().stream().map(one -> new Way(one.medium(), one.address(), one.fingerprint())).toList();
    }

    private List<Way> checked(Wanted wanted, Problem wrong) {
        List<Way> ways = new ArrayList<>();
        Set<String> known = new HashSet<>();
        if (wanted.addresses.size() > MOST)
            wrong.at("/addresses", "too-many", "must be at most " + MOST);
        for (int at = 0; at < Math.min(MOST, wanted.addresses.size()); at++) {
            Given given = wanted.addresses.get(at);
            String place = "/addresses/" + at;
            if (given == null || given.medium == null || !given.medium.personal())
                wrong.at(place + "/medium", "unknown", "must be EMAIL or SMS");
            else if (given.address == null || given.address.isBlank())
                wrong.at(place + "/address", "missing", "is missing");
            else {
                Way way = checked(given, wanted.country, place, wrong);
                if (way != null && !known.add(way.medium + way.fingerprint))
                    wrong.at(place + "/address", "twice", "is there twice");
                else if (way != null)
                    ways.add(way);
            }
        }
        return ways;
    }

    private Way checked(Given given, String country, String place, Problem wrong) {
        String reason;
        String address;
        if (given.medium == Medium.EMAIL) {
            EmailAddresses.Checked mail = EmailAddresses.check(given.address.strip());
            reason = mail.reason();
            address = mail.address();
        } else {
            PhoneNumbers.Checked phone = PhoneNumbers.check(given.address, country);
            reason = phone.reason();
            address = phone.number();
        }
        if (reason != null) {
            wrong.at(place + "/address", "refused", reason);
            return null;
        }
        return new Way(given.medium, address, cipher.fingerprint(address));
    }

    private static List<Way> first(Medium preferred, List<Way> ways) {
        List<Way> ordered = new ArrayList<>(ways.stream().filter(way -> way.medium == preferred).toList());
        ways.stream().filter(way -> way.medium != preferred).forEach(ordered::add);
        return ordered;
    }

    private static boolean known(String zone) {
        try {
            return ZoneId.of(zone) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
