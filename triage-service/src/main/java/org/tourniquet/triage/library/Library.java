package org.tourniquet.triage.library;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The library of true stories: finds the one that fits a person's trouble, and asks those who got through. */
@ApplicationScoped
public class Library {

    /** A published story as a person reads it; null as the teller's name is "somebody". */
    @RegisterForReflection
    @TemplateData
    public record Shown(String text, String teller, String tag, String language, LocalDate told, boolean example) {
    }

    private final FieldCipher cipher;
    private final Clock clock;
    private final ZoneId zone;

    Library(FieldCipher cipher, Clock clock, @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.cipher = cipher;
        this.clock = clock;
        this.zone = zone;
    }

    /** Of the same kind of trouble, in the same situation and language; else none. */
    @Transactional
    public Optional<Shown> match(String situation, String tag, String language) {
        return TrueStory.shown(situation, tag, language).map(s -> new Shown(cipher.open(s.sealedText), s.teller, s.tag,
                s.language, LocalDate.ofInstant(s.consentedAt, zone), s.example));
    }

    /** Asks the person of this ticket once; the answer is the path of the page where they may tell. */
    @Transactional
    public Optional<String> ask(UUID ticket, String situation, String tag, String language) {
        if (tag == null || tag.isBlank() || TrueStory.ofTicket(ticket).isPresent())
            return Optional.empty();
        var story = TrueStory.asked(token(), ticket, situation, tag, language, clock.instant());
        story.persist();
        return Optional.of(path(story));
    }

    /** Where the person of this ticket may tell, see what became of it, or take it back. */
    @Transactional
    public Optional<String> page(UUID ticket) {
        return TrueStory.ofTicket(ticket).map(Library::path);
    }

    /** Who was asked and never told is forgotten; a story lives as long as its teller wants. */
    @Transactional
    public long forget(Duration after) {
        return TrueStory.delete("state in (?1, ?2) and askedAt < ?3", TrueStory.State.ASKED, TrueStory.State.WITHDRAWN,
                clock.instant().minus(after));
    }

    /** What the people of these tickets told for others, whatever became of it. */
    @Transactional
    public long erase(List<UUID> tickets) {
        return tickets.isEmpty() ? 0 : TrueStory.delete("ticket in ?1", tickets);
    }

    private static String path(TrueStory story) {
        return "/tell/" + story.token;
    }

    private static String token() {
        byte[] bits = new byte[20];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
