package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a notice brings to the lines, and the waves that a manager chose for it. */
@ApplicationScoped
class Loads {
    /** Who must know how to reach us, or that we were wrong, must know it now. */
    private static final Set<Purpose> IN_WAVES = EnumSet.of(Purpose.UPDATE, Purpose.FIXED, Purpose.ALL_CLEAR);

    /** One way to send it: the most contacts an hour, what the last of the longest queue waits, until the last wave leaves. */
    @RegisterForReflection
    public record Way(Integer wavePeople, Integer waveMinutes, long waves, long contactsPerHour, long worstWaitMinutes,
            long lastWaveAfterMinutes) {
    }

    /** Contacts expected within some minutes of the message, against what the staffed lines answer. */
    @RegisterForReflection
    public record LoadView(long contacts, int withinMinutes, int answersPerHour, boolean over, String said, Way atOnce,
            Way suggested, Way chosen, List<LineView> lines, List<NeedView> needs) {
        static LoadView of(Load load) {
            return new LoadView(load.contacts(), load.within(), load.answersPerHour(), load.over(), load.said(load.chosen()),
                    way(load, null), load.suggested() == null ? null : way(load, load.suggested()),
                    load.chosen() == null ? null : way(load, load.chosen()), LineView.of(load), NeedView.of(load));
        }

        private static Way way(Load load, Load.Wave wave) {
            return new Way(wave == null ? null : wave.people(), wave == null ? null : wave.minutes(), load.waves(wave),
                    Math.round(load.peak(wave)), load.worstWait(wave), load.minutes(wave));
        }
    }

    /** One staffed channel: what it answers in an hour, and its share of those who come, by what it can take. */
    @RegisterForReflection
    public record LineView(UUID channel, String name, String kind, List<String> needs, int answersPerHour, long contacts) {
        static List<LineView> of(Load load) {
            return staffed().stream().map(line -> new LineView(line.id(), line.name("en"), line.kind(), line.view().needs(),
                    line.view().answersPerHour(), share(load, line.view().answersPerHour()))).toList();
        }
    }

    /** What all channels that serve a need answer in an hour; one that serves several stands in each. */
    @RegisterForReflection
    public record NeedView(String need, int channels, int answersPerHour) {
        static List<NeedView> of(Load load) {
            return staffed().stream().flatMap(line -> line.view().needs().stream()).distinct().sorted().map(need -> {
                List<KnownChannel> lines = staffed().stream().filter(line -> line.view().needs().contains(need)).toList();
                return new NeedView(need, lines.size(),
                        lines.stream().mapToInt(line -> line.view().answersPerHour()).sum());
            }).toList();
        }
    }

    private static long share(Load load, int answers) {
        return load.answersPerHour() == 0 ? 0 : Math.round((double) load.contacts() * answers / load.answersPerHour());
    }

    private static List<KnownChannel> staffed() {
        return KnownChannel.inUse().stream().filter(channel -> channel.view().answersPerHour() != null).toList();
    }

    private final EntityManager database;
    private final NoticeConfig config;
    private final AuditTrail audit;
    private final Clock clock;

    Loads(EntityManager database, NoticeConfig config, AuditTrail audit, Clock clock) {
        this.database = database;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty while nobody has said how any line is staffed. */
    Optional<Load> of(Notice notice, long reachable) {
        List<Integer> lines = staffed().stream().map(channel -> channel.view().answersPerHour()).toList();
        if (lines.isEmpty() || reachable == 0)
            return Optional.empty();
        return Optional.of(new Load(reachable, config.responseRate(), (int) config.responseWithin().toMinutes(),
                lines.stream().mapToInt(Integer::intValue).sum(), chosen(notice.id())));
    }

    static boolean may(Notice notice) {
        return IN_WAVES.contains(notice.purpose());
    }

    @Transactional
    void choose(UUID id, Integer people, Integer minutes) {
        Notice notice = Drafting.locked(id);
        if (!may(notice))
            throw Problem.of(409, "never-in-waves", "This is never spread over time")
                    .detail("How to reach us, and that we were wrong, everybody must know at once.");
        if (!notice.state().editable())
            throw Problem.of(409, "wrong-state", "Waves are chosen before it is handed in");
        Problem wrong = Problem.of(422, "waves-wrong", "It cannot be spread like this");
        if (people == null || people < 1)
            wrong.at("/people", "range", "must be at least one");
        if (minutes == null || minutes < 1 || minutes > 1440)
            wrong.at("/minutes", "range", "must be from 1 minute to a day");
        wrong.throwIfAny();
        long all = Submission.people(notice);
        long last = (Math.ceilDiv(all, (long) people) - 1) * minutes;
        if (clock.instant().plus(Duration.ofMinutes(last)).isAfter(notice.expiresAt()))
            throw wrong.at("/people", "too-slow", "the last wave would leave after " + Load.words(last)
                    + ", when the notice is out of date");
        database.createNativeQuery("""
                insert into notice_waves (notice_id, people, minutes, by, at) values (?1, ?2, ?3, ?4, ?5)
                on conflict (notice_id) do update set people = excluded.people, minutes = excluded.minutes, by = excluded.by,
                    at = excluded.at""").setParameter(1, id).setParameter(2, people).setParameter(3, minutes)
                .setParameter(4, audit.signedIn()).setParameter(5, clock.instant()).executeUpdate();
        audit.record("is to go in waves", "notice", id, "%,d people every %d minutes".formatted(people, minutes));
    }

    @Transactional
    void allAtOnce(UUID id) {
        if (!Drafting.locked(id).state().editable())
            throw Problem.of(409, "wrong-state", "Waves are chosen before it is handed in");
        if (database.createNativeQuery("delete from notice_waves where notice_id = ?1").setParameter(1, id).executeUpdate() > 0)
            audit.record("is to go all at once", "notice", id, null);
    }

    Load.Wave chosen(UUID notice) {
        List<?> rows = database
                .createNativeQuery("select people, minutes from notice_waves where notice_id = ?1", Object[].class)
                .setParameter(1, notice).getResultList();
        return rows.isEmpty() ? null
                : new Load.Wave(((Number) ((Object[]) rows.getFirst())[0]).intValue(),
                        ((Number) ((Object[]) rows.getFirst())[1]).intValue());
    }
}
