package org.tourniquet.triage.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.Lifeline;
import org.tourniquet.triage.assessment.SafetyCheck;
import org.tourniquet.triage.assessment.Said;
import org.tourniquet.triage.assessment.Told;
import org.tourniquet.triage.assessment.When;
import org.tourniquet.triage.library.Library;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** A person and their own story: opened by the browser that told it, or by the passport and one more proof. */
@ApplicationScoped
class OwnStory {

    private static final int DIGITS = 4;

    private final Told told;
    private final SafetyCheck safety;
    private final Library library;
    private final Lifeline lifeline;
    private final FieldCipher cipher;
    private final DeskConfig config;
    private final Clock clock;
    private final ZoneId zone;

    OwnStory(Told told, SafetyCheck safety, Library library, Lifeline lifeline, FieldCipher cipher, DeskConfig config,
            Clock clock,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.told = told;
        this.safety = safety;
        this.library = library;
        this.lifeline = lifeline;
        this.cipher = cipher;
        this.config = config;
        this.clock = clock;
        this.zone = zone;
    }

    /** The ticket, if the browser's cookies prove that it is theirs. */
    @Transactional
    Optional<UUID> held(String passport, String storyCookie, String helpCookie) {
        return Tickets.ofPassport(passport)
                .filter(t -> t.storyToken.equals(storyCookie) || told.holds(helpCookie, t.assessment))
                .map(t -> t.id);
    }

    /** The story's token for the right proof; nothing for a wrong one, an unknown passport or a locked story alike. */
    @Transactional
    Optional<String> prove(String passport, String proof) {
        Ticket ticket = Tickets.ofPassport(passport).orElse(null);
        Instant now = clock.instant();
        if (ticket == null || ticket.lockedUntil != null && ticket.lockedUntil.isAfter(now))
            return Optional.empty();
        if (fits(ticket, proof == null ? "" : proof.strip().toLowerCase(Locale.ROOT))) {
            ticket.wrongProofs = 0;
            ticket.lockedUntil = null;
            return Optional.of(ticket.storyToken);
        }
        if (++ticket.wrongProofs >= config.wrongProofs()) {
            ticket.wrongProofs = 0;
            ticket.lockedUntil = now.plus(config.lockedFor());
        }
        return Optional.empty();
    }

    private boolean fits(Ticket ticket, String proof) {
        String phone = cipher.open(ticket.sealedPhone);
        String email = cipher.open(ticket.sealedEmail);
        String digits = proof.replaceAll("\\D", "");
        boolean byPhone = phone != null && digits.length() >= DIGITS && !proof.contains("@")
                && same(phone.substring(phone.length() - DIGITS), digits.substring(digits.length() - DIGITS));
        return byPhone || email != null && same(email, proof);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    @Transactional
    PersonView view(UUID id, String language, String helpCookie, boolean sent, String error, String words) {
        Ticket t = Desk.known(id);
        Said said = Said.of(language);
        When when = new When(zone, clock.instant());
        List<PersonView.Said> lines = Message.of(id).stream().map(m -> line(m, said, when)).toList();
        List<PersonView.Promised> promises = Promise.of(id).stream()
                .map(p -> new PersonView.Promised(cipher.open(p.sealedText),
                        when.say(p.lateDueAt == null ? p.dueAt : p.lateDueAt, said),
                        p.keptAt != null))
                .toList();
        boolean late = t.promisedFor().isBefore(clock.instant());
        return new PersonView(lifeline.beside("words", t.noVoice), t.passport, t.isDrill(), t.state.name(),
                Agents.name(t.takenBy), late ? null : when.say(t.promisedFor(), said), lines, promises,
                told.holds(helpCookie, t.assessment) ? "/help/" + helpCookie : null, sent, error, words,
                safety.page(t.assessment), library.page(id).orElse(null));
    }

    /** The sentences of this page and of our mails, in the person's language. */
    static StoryMessages words(String language) {
        return MessageBundles.get(StoryMessages.class, Localized.Literal.of(language));
    }

    private PersonView.Said line(Message m, Said said, When when) {
        StoryMessages words = words(said.language());
        boolean theirs = m.direction == Message.Direction.IN;
        String by = switch (m.medium) {
            case WEB -> null;
            case SMS -> words.by_sms();
            case EMAIL -> words.by_email();
        };
        return new PersonView.Said(when.say(m.at, said), theirs,
                theirs ? words.you() : m.author == null ? words.us() : Agents.name(m.author),
                cipher.open(m.sealedBody), by);
    }
}
