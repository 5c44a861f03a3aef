package org.tourniquet.triage.library;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.LocalPeople;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.TemplateData;

/** The editor's side: what was told, what is shown, and the decision about each, audited. */
@ApplicationScoped
class Shelf {

    /** One story on the shelf; the words as told stand beside the words as shown. */
    @TemplateData
    public record Book(UUID id, String state, String situation, String tag, String language, String languageName,
            String direction, String told, String text, String teller, boolean example, Instant consentedAt,
            Instant judgedAt, String judgedBy, String reason) {

        public boolean shortened() {
            return told != null && !told.equals(text);
        }
    }

    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;

    Shelf(FieldCipher cipher, AuditTrail audit, Clock clock) {
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<Book> in(TrueStory.State state) {
        return TrueStory.in(state).stream().map(this::book).toList();
    }

    @Transactional
    long asked() {
        return TrueStory.count("state = ?1", TrueStory.State.ASKED);
    }

    @Transactional
    Book book(UUID id) {
        return book(known(id));
    }

    @Transactional
    void publish(UUID id, String text, String teller, String tag, String editor) {
        var problem = new Problem(422, "story-wrong", "This story cannot be published");
        if (text == null || text.isBlank())
            problem.at("/text", "empty", "is empty");
        else if (text.length() > StoryTelling.LONGEST)
            problem.at("/text", "too-long", "is " + text.length() + " characters; " + StoryTelling.LONGEST + " fit");
        if (tag == null || !tag.matches("[a-z0-9][a-z0-9-]{0,59}"))
            problem.at("/tag", "tag-wrong", "is made of small letters, digits and hyphens, as in the protocol");
        if (teller != null && teller.length() > StoryTelling.LONGEST_NAME)
            problem.at("/teller", "too-long", "is longer than " + StoryTelling.LONGEST_NAME + " characters");
        problem.throwIfAny();
        known(id).publish(cipher.seal(text.strip()), teller == null || teller.isBlank() ? null : teller.strip(), tag, editor,
                clock.instant());
        audit.record("published", "true-story", id, tag);
    }

    @Transactional
    void reject(UUID id, String reason, String editor) {
        if (reason == null || reason.isBlank() || reason.length() > 300)
            throw new Problem(422, "story-wrong", "This story cannot be rejected").at("/reason", "empty",
                    "is needed, in a line of at most 300 characters");
        known(id).reject(reason.strip(), editor, clock.instant());
        audit.record("rejected", "true-story", id, reason.strip());
    }

    private static TrueStory known(UUID id) {
        return TrueStory.<TrueStory> findByIdOptional(id).orElseThrow(Problem::notFound);
    }

    private Book book(TrueStory s) {
        return new Book(s.id, s.state.name(), s.situation, s.tag, s.language, Languages.nameOf(s.language),
                Languages.direction(s.language), cipher.open(s.sealedTold), cipher.open(s.sealedText), s.teller, s.example,
                s.consentedAt, s.judgedAt, Optional.ofNullable(s.judgedBy).map(LocalPeople::nameOf).orElse(null), s.reason);
    }
}
