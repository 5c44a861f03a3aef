package org.tourniquet.broadcast.notice;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Person;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Counts before anything is sent: people, deliveries per medium and language, parts of text messages and their price. */
@ApplicationScoped
class Forecast {
    private static final UUID NOBODY = new UUID(0, 0);

    /** Deliveries over one medium in one language; {@code fallback} of them to people who read another. */
    @RegisterForReflection
    public record Share(Medium medium, String language, long deliveries, long fallback) {
    }

    /** Text messages in one language: how many, how each is cut, and all their parts. */
    @RegisterForReflection
    public record Texts(String language, long messages, String encoding, int partsEach, long parts, List<String> costly) {
    }

    /** All text messages; the price is an estimate. */
    @RegisterForReflection
    public record Sms(long messages, long parts, BigDecimal price, String currency, List<Texts> languages) {
    }

    /**
     * What sending this notice now would mean. {@code withoutAddress}: people with none, or only silenced ones, for its media;
     * {@code stories}: people beside them who told us their story and are told too; {@code load}: who will call because of it,
     * against what the staffed lines can answer, null while nobody has said how any line is staffed; {@code waves}: the waves
     * a manager chose for it, null when it goes all at once.
     */
    @RegisterForReflection
    public record Outlook(long people, long reachable, long withoutAddress, long deliveries, long fallback, List<Share> shares,
            Sms sms, List<Readers> readers, List<Gaps.Gap> gaps, Sleepers.Count asleep,
            long stories, Loads.LoadView load, Load.Wave waves) {
        /** Those who get it in another language than their own, the most people first. */
        public List<Readers> strangers() {
            return readers.stream().filter(group -> !group.own()).toList();
        }

        /** How many people those are. */
        public long estranged() {
            return strangers().stream().mapToLong(Readers::people).sum();
        }
    }

    /** So many people of the audience read a language and get this one, because … */
    @RegisterForReflection
    public record Readers(String reads, String gets, long people, boolean own, String because) {
        /** For a page in English. */
        public String name() {
            return NextBest.name(gets);
        }
    }

    /** {@code newcomers}: those of its people who are in no group before it, so that nobody is counted twice. */
    private record Group(String language, boolean safeContact, Medium medium, long people, int longestName, long newcomers) {
    }

    private final EntityManager database;
    private final Rendering rendering;
    private final Sleepers sleepers;
    private final AlsoTold alsoTold;
    private final Loads loads;
    private final NoticeConfig config;

    Forecast(EntityManager database, Rendering rendering, Sleepers sleepers, AlsoTold alsoTold, Loads loads,
            NoticeConfig config) {
        this.database = database;
        this.rendering = rendering;
        this.sleepers = sleepers;
        this.alsoTold = alsoTold;
        this.loads = loads;
        this.config = config;
    }

    Outlook of(Notice notice) {
        long people = notice.whom().people();
        List<Group> groups = groups(notice);
        Map<String, Share> shares = new TreeMap<>();
        Map<String, Texts> texts = new TreeMap<>();
        for (Group group : groups) {
            String said = rendering.choice(notice, group.language).gets();
            long strangers = said.equals(group.language) ? 0 : group.people;
            shares.merge(group.medium + " " + said, new Share(group.medium, said, group.people, strangers),
                    (one, other) -> new Share(one.medium, one.language, one.deliveries + other.deliveries,
                            one.fallback + other.fallback));
            if (group.medium == Medium.SMS)
                texts.merge(said, texts(notice, group, said), Forecast::together);
        }
        List<Readers> readers = readers(notice, groups);
        long stories = alsoTold.beside(notice);
        long reachable = readers.stream().mapToLong(Readers::people).sum();
        return new Outlook(people, reachable, people - reachable, shares.values().stream().mapToLong(Share::deliveries).sum(),
                shares.values().stream().mapToLong(Share::fallback).sum(), List.copyOf(shares.values()), sms(texts), readers,
                Gaps.of(notice), sleepers.of(notice), stories,
                loads.of(notice, reachable + stories).map(Loads.LoadView::of).orElse(null), loads.chosen(notice.id()));
    }

    private Sms sms(Map<String, Texts> texts) {
        long parts = texts.values().stream().mapToLong(Texts::parts).sum();
        return new Sms(texts.values().stream().mapToLong(Texts::messages).sum(), parts,
                config.pricePerPart().multiply(BigDecimal.valueOf(parts)).setScale(2, java.math.RoundingMode.HALF_UP),
                config.currency(), new ArrayList<>(texts.values()));
    }

    /** Parts are counted for the longest name of the group, so the estimate is never too low. */
    private Texts texts(Notice notice, Group group, String said) {
        Person longest = new Person(NOBODY, "n".repeat(group.longestName), group.language, group.safeContact);
        SmsParts parts = rendering.text(notice, longest).parts();
        return new Texts(said, group.people, parts.encoding().label(), parts.segments(), group.people * parts.segments(),
                parts.costly());
    }

    private static Texts together(Texts one, Texts other) {
        Texts longer = one.partsEach >= other.partsEach ? one : other;
        return new Texts(one.language, one.messages + other.messages, longer.encoding, longer.partsEach,
                one.parts + other.parts, longer.costly);
    }

    /** As the fan-out finds them: addresses that may be used, one per person and medium; with reach FIRST one per person. */
    private static final String USABLE = """
            select %s r.id, r.language, r.safe_contact, a.medium, coalesce(length(r.name), 0) as name
            from (select r.id, r.language, r.safe_contact, r.name from %s) r
            join recipient_address a on a.recipient_id = r.id and a.medium = any(cast(:media as text[]))
            where not (r.safe_contact and a.medium = 'EMAIL')
                and not exists (select from reached_by w where w.audience_id = :people and w.recipient_id = r.id
                    and a.medium <> all(w.media)) and not exists (select from suppression s
                where s.fingerprint = a.fingerprint and s.medium in (a.medium, 'ALL'))
            order by r.id, %s""";

    private static String usable(Notice notice) {
        return notice.reach() == Reach.FIRST ? USABLE.formatted("distinct on (r.id)", notice.whom().from(), "a.position")
                : USABLE.formatted("distinct on (r.id, a.medium)", notice.whom().from(), "a.medium, a.position");
    }

    /** In one pass over the audience, however large: it is asked at each pause in typing. */
    private List<Group> groups(Notice notice) {
        List<?> rows = ask("""
                select language, safe_contact, medium, count(*), max(name), count(*) filter (where first) from (
                    select u.*, lag(id) over (order by id) is distinct from id as first from (%s) u) v
                group by 1, 2, 3 order by 1, 2, 3""".formatted(usable(notice)), notice);
        return rows.stream().map(Object[].class::cast).map(row -> new Group((String) row[0], (Boolean) row[1],
                Medium.valueOf((String) row[2]), ((Number) row[3]).longValue(), ((Number) row[4]).intValue(),
                ((Number) row[5]).longValue())).toList();
    }

    /** Whoever can be reached, by the language they read; the most people first. */
    private List<Readers> readers(Notice notice, List<Group> groups) {
        Map<String, Long> people = new TreeMap<>();
        groups.forEach(group -> people.merge(group.language, group.newcomers, Long::sum));
        return people.entrySet().stream().sorted(Map.Entry.<String, Long> comparingByValue().reversed()).map(reads -> {
            NextBest.Choice choice = rendering.choice(notice, reads.getKey());
            return new Readers(choice.reads(), choice.gets(), reads.getValue(), choice.own(), choice.because());
        }).toList();
    }

    private List<?> ask(String sql, Notice notice) {
        return notice.whom().set(database.createNativeQuery(sql)).setParameter("people", notice.audience())
                .setParameter("media", "{" + String.join(",", notice.media().stream().map(Enum::name).toList()) + "}")
                .getResultList();
    }
}
