package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.triage.protocol.Urgency;

/** Notices people who began and went silent: their story waits for a human with what is known, and they may go on. */
@ApplicationScoped
public class Silence {

    private final Conversation conversation;
    private final Telling telling;
    private final AssessmentConfig config;
    private final ResumeCodes codes;
    private final Measures measures;
    private final Clock clock;

    Silence(Conversation conversation, Telling telling, AssessmentConfig config, ResumeCodes codes,
            Measures measures, Clock clock) {
        this.conversation = conversation;
        this.telling = telling;
        this.config = config;
        this.codes = codes;
        this.measures = measures;
        this.clock = clock;
    }

    /** Somebody who may be silent, and since when. */
    public record Silent(UUID id, Instant heardAt) {
    }

    /** Those who need a human soon, a page after the last one of the page before (null: the first), longest silence first. */
    @Transactional
    public List<Silent> urgent(Silent last) {
        return Assessment.silentSince(clock.instant().minus(config.silenceUrgent()), true, last);
    }

    /** And all the others. */
    @Transactional
    public List<Silent> calm(Silent last) {
        return Assessment.silentSince(clock.instant().minus(config.silenceUrgent()), false, last);
    }

    /** After two minutes when it is urgent, else after the protocol's time; told once. */
    @Transactional
    public boolean notice(UUID id) {
        Turn turn = conversation.of(id);
        Instant now = clock.instant();
        Assessment a = turn.assessment();
        boolean urgent = Telling.known(turn.soFar()) && turn.soFar().urgency().atLeast(Urgency.ORANGE);
        Duration patience = urgent ? config.silenceUrgent() : turn.published().protocol().limits().silenceAlert();
        if (a.endedAt != null || a.heardAt.isAfter(now.minus(patience)))
            return false;
        a.end(now);
        if (a.saidNothing())
            return false;
        telling.tell(turn, AssessmentMoved.What.WENT_SILENT, now);
        return true;
    }

    /** What is older than the retention is gone for good, unless its story is still open. */
    @Transactional
    public long forget(Collection<UUID> stillOpen) {
        codes.forget();
        Instant then = clock.instant().minus(config.retention());
        measures.keep(then, stillOpen);
        // one parameter for all of them: a long crisis has more open stories than a statement may have parameters
        return Assessment.getEntityManager()
                .createNativeQuery("delete from assessment where heard_at < :then and id <> all(:open)")
                .setParameter("then", then).setParameter("open", stillOpen.toArray(UUID[]::new)).executeUpdate();
    }

    public Duration retention() {
        return config.retention();
    }
}
