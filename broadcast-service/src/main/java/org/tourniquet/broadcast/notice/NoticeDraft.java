package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

/** What a manager asks for when writing a notice; what is null takes the default. */
public record NoticeDraft(Purpose purpose, UUID audience, UUID segment, Set<Medium> media, Reach reach,
        Map<String, Wording> wordings, Instant expiresAt, Instant nextUpdateAt, Quiet quietHours) {
    /** To the whole audience, waking whom such a notice usually wakes. */
    public NoticeDraft(Purpose purpose, UUID audience, Set<Medium> media, Reach reach, Map<String, Wording> wordings,
            Instant expiresAt, Instant nextUpdateAt) {
        this(purpose, audience, null, media, reach, wordings, expiresAt, nextUpdateAt, null);
    }
}
