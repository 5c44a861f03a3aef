package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Person;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Shows what one person will get, with the words that will be sent. */
@ApplicationScoped
class Preview {
    /** Stands for the personal address in a preview; the real one is made when the mail is. */
    static final String UNSUBSCRIBE = "/unsubscribe/preview";
    private static final UUID SOMEBODY = UUID.fromString("00000000-0000-4000-8000-000000000001");

    /** How a text message is cut. */
    @RegisterForReflection
    public record Parts(String encoding, int units, int segments, int unitsPerSegment, List<String> costly) {
        static Parts of(SmsParts parts) {
            return new Parts(parts.encoding().label(), parts.units(), parts.segments(), parts.unitsPerSegment(),
                    parts.costly());
        }

        /** How long it could be without another part. */
        public int room() {
            return segments * unitsPerSegment;
        }
    }

    /**
     * Subject and html are there for mail only, parts for text messages only; {@code fallback}: not the reader's language, and
     * {@code because} says why they get this one.
     */
    @RegisterForReflection
    public record View(Medium medium, String language, boolean fallback, String subject, String text, String html,
            Parts parts, String because) {
    }

    private final Rendering rendering;
    private final String home;
    private final Clock clock;

    Preview(Rendering rendering, @ConfigProperty(name = "tourniquet.urls.broadcast") String home, Clock clock) {
        this.rendering = rendering;
        this.home = home;
        this.clock = clock;
    }

    View of(Notice notice, UUID recipient, Medium medium, String language) {
        Person person = person(recipient, language);
        if (notice.wordings().isEmpty())
            throw Problem.of(422, "no-wording", "There is nothing to show yet").at("/wordings", "missing", "are missing");
        return switch (medium) {
            case EMAIL -> mail(notice, person);
            case SMS -> text(notice, person);
            case BANNER -> banner(notice, person);
            default -> throw Problem.of(422, "invalid", "Some of this cannot be accepted").at("/medium", "no-preview",
                    "must be EMAIL, SMS or BANNER");
        };
    }

    private View mail(Notice notice, Person person) {
        Rendering.Mail mail = rendering.mail(notice, person, home + UNSUBSCRIBE, RecipientToken.of(person.id()));
        return new View(Medium.EMAIL, mail.language(), mail.fallback(), mail.subject(), mail.text(), mail.html(), null,
                because(notice, person));
    }

    private View text(Notice notice, Person person) {
        Rendering.Text text = rendering.text(notice, person);
        return new View(Medium.SMS, text.language(), text.fallback(), null, text.body(), null, Parts.of(text.parts()),
                because(notice, person));
    }

    private View banner(Notice notice, Person person) {
        Rendering.Banner banner = rendering.banner(notice, person.language(), clock.instant());
        return new View(Medium.BANNER, banner.language(), banner.fallback(), null, banner.text(), null, null,
                because(notice, person));
    }

    private String because(Notice notice, Person person) {
        NextBest.Choice choice = rendering.choice(notice, person.language());
        return choice.own() ? null : choice.because();
    }

    private static Person person(UUID recipient, String language) {
        if (recipient == null)
            return new Person(SOMEBODY, "", language == null ? Rendering.FALLBACK : language, false);
        Person person = Recipient.<Recipient> findByIdOptional(recipient).orElseThrow(Problem::notFound).person();
        return language == null ? person
                : new Person(person.id(), person.name(), language, person.safeContact(), person.attributes());
    }
}
