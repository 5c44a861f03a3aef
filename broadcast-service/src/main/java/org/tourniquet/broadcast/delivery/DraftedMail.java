package org.tourniquet.broadcast.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Person;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.audience.RecipientAddress;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.kit.edge.Problem;

/** The mail that one person would get of a notice, written and addressed as the dispatch does, and handed to nobody. */
@ApplicationScoped
class DraftedMail {
    private static final UUID NOT_YET = new UUID(0, 0);
    private static final String SOMEBODY = "somebody@example.org";

    /** The source; each line ends as mail does. */
    public record Source(String to, String subject, String text, int size) {
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private final Envelopes envelopes;
    private final Sender.OfMail mails;

    /** The relay that is asked first writes it; the others write the same. */
    DraftedMail(Envelopes envelopes, @Any Instance<Sender.Source> sources) {
        this.envelopes = envelopes;
        this.mails = sources.stream().flatMap(source -> source.senders().stream()).filter(Sender.OfMail.class::isInstance)
                .map(Sender.OfMail.class::cast).findFirst().orElseThrow();
    }

    Source of(UUID id, UUID recipient, String language) {
        Notice notice = Notice.<Notice> findByIdOptional(id).orElseThrow(Problem::notFound);
        if (notice.wordings().isEmpty())
            throw Problem.of(422, "no-wording", "There is nothing to show yet").at("/wordings", "missing", "are missing");
        Person person = new Person(NOT_YET, "", language == null ? "en" : language, false);
        String to = SOMEBODY;
        if (recipient != null) {
            Recipient known = Recipient.<Recipient> findByIdOptional(recipient).orElseThrow(Problem::notFound);
            person = known.person();
            to = known.over(Medium.EMAIL).map(RecipientAddress::address).orElseThrow(
                    () -> Problem.of(422, "no-address", "This person has no mail address"));
        }
        Envelope envelope = envelopes.drafted(new Errand(NOT_YET, id, null, Medium.EMAIL, NOT_YET, null, false, to, person),
                notice,
                Duration.ZERO);
        try {
            String source = mails.source(envelope);
            return new Source(to, envelope.subject(), source, source.getBytes(StandardCharsets.UTF_8).length);
        } catch (IllegalArgumentException cannotBeSent) {
            throw Problem.of(422, "cannot-be-sent", "This mail could not be sent").detail(cannotBeSent.getMessage());
        }
    }
}
