package org.tourniquet.broadcast.rights;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** All that this service keeps about one person, in words of theirs and ours. */
@RegisterForReflection
public record KnownOfAPerson(Instant at, UUID id, String externalId, String name, String language, String region,
        String timeZone, boolean safeContact, List<String> tags, Map<String, String> attributes, Instant since,
        Instant changedAt, List<String> audiences, List<Address> addresses, List<Told> notices, List<Message> messages,
        List<Word> words, List<News> news, List<Question> questions, List<Call> calls, String elsewhere) {

    /** An address and why it is silent, if it is. */
    @RegisterForReflection
    public record Address(Medium medium, int position, String address, List<Silence> silences) {
    }

    /** Why nothing is sent, over which medium ("ALL": over any), since when. */
    @RegisterForReflection
    public record Silence(String medium, String reason, Instant since) {
    }

    /** A notice that was owed to the person and what became of it. */
    @RegisterForReflection
    public record Told(UUID notice, String purpose, String incident, String medium, String state, String reason,
            Instant at) {
    }

    /** What was written to this person alone. */
    @RegisterForReflection
    public record Message(String purpose, String medium, String subject, String body, String state, Instant at) {
    }

    /** What the person asked to be told of, or ({@code wanted} false) to hear no more of. */
    @RegisterForReflection
    public record News(String incident, String medium, boolean wanted, Instant since) {
    }

    /** That they were asked whether they are still stuck, and what they tapped; null: nothing. */
    @RegisterForReflection
    public record Question(String incident, String medium, Instant askedAt, String answer) {
    }

    /** That no message reached them and the desk was asked to call. */
    @RegisterForReflection
    public record Call(UUID notice, String reason, Instant at) {
    }

    /** What the person wrote. */
    @RegisterForReflection
    public record Word(String medium, String body, Instant at) {
    }
}
