package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.quarkus.qute.TemplateData;

/** What a person may know of the desk; the desk itself says it, since it sees us and we do not see it. */
public interface Humans {

    /**
     * Where a story stands: with whom, how many come before it, until when a human is promised, and how many minutes it
     * takes at the pace of the last hour (null while that pace is not known).
     */
    record Standing(String agent, boolean closed, long before, Instant due, Integer likelyMinutes) {
    }

    /**
     * Somebody for whom there are no questions, only a human: what they wrote already, and how to reach them as far as it is
     * known.
     *
     * @param key the same key twice is one story
     */
    record Wish(String key, UUID incident, String language, Contact contact, List<String> words) {
    }

    /** The story's short code, and the browser's own proof that it is theirs. */
    record Opened(String passport, String token) {
    }

    /** The cookie that holds the proof. */
    String COOKIE = "tourniquet-story";

    /** What one of our people wrote to the person, over whatever medium. */
    @TemplateData
    record Words(String who, String at, String text) {
    }

    Optional<Standing> standing(UUID assessment);

    /** In the order in which it was written; times as people say them. */
    List<Words> words(UUID assessment, Function<Instant, String> time);

    /** Into the queue at once, without a question. */
    Opened open(Wish wish);

    /** How many people's stories with this issue were closed as solved, drills left out. */
    long helped(String protocol, String issue);
}
