package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.Panache;

/**
 * How the questionnaires serve, counted from what happened, drills left out: how many people were told what comes first and
 * wanted something else, and how many went silent on the way. Numbers outlive the assessments they were counted from.
 */
@ApplicationScoped
public class Measures {

    /**
     * One version of a protocol over one medium.
     *
     * @param ended came to a verdict, asked for a human, or went silent
     * @param abandoned went silent, and nothing of it came to a verdict or a wish for a human
     * @param named was told one issue that comes first, red flags left out
     * @param overridden of those, wanted another first
     */
    public record Counted(String protocol, int version, String medium, long begun, long ended, long abandoned, long named,
            long overridden) {

        Counted and(Counted other) {
            return new Counted(protocol, version, medium, begun + other.begun, ended + other.ended,
                    abandoned + other.abandoned, named + other.named, overridden + other.overridden);
        }
    }

    private static final String COUNT = """
            select a.protocol_key, a.protocol_version,
                case when exists (select 1 from dialogue d where d.assessment = a.id) then 'SMS' else 'WEB' end,
                count(*),
                count(*) filter (where a.decided_at is not null or a.silent_at is not null or a.human_wished_at is not null),
                count(*) filter (where a.silent_at is not null and a.decided_at is null and a.human_wished_at is null),
                count(*) filter (where a.decided_as in ('DECIDED', 'PROVISIONAL')),
                count(*) filter (where a.decided_as in ('DECIDED', 'PROVISIONAL') and a.wished_issue is not null)
            from assessment a where a.mode = 'LIVE' and not a.situation_open""";
    private static final String ALL = """
            select p, v, m, sum(b), sum(e), sum(x), sum(n), sum(o) from (
            select protocol, version, medium, begun, ended, abandoned, named, overridden from measured_assessment
            union all %s group by 1, 2, 3) as k(p, v, m, b, e, x, n, o)
            group by p, v, m order by p, v, m""".formatted(COUNT);
    private static final String OVER = " and a.heard_at < :then and a.id <> all(:open)";

    /** All there ever were, by protocol, version and medium. */
    @Transactional
    public List<Counted> all() {
        List<?> rows = Panache.getEntityManager().createNativeQuery(ALL).getResultList();
        return rows.stream().map(Object[].class::cast).map(r -> new Counted((String) r[0], ((Number) r[1]).intValue(),
                (String) r[2], number(r[3]), number(r[4]), number(r[5]), number(r[6]), number(r[7]))).toList();
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }

    /** One version over all media; nothing while nobody has begun with it. */
    public Optional<Counted> of(String protocol, int version) {
        return all().stream().filter(c -> c.protocol().equals(protocol) && c.version() == version).reduce(Counted::and);
    }

    /** Before assessments are forgotten they are counted; in the transaction that forgets them. */
    void keep(Instant then, Collection<UUID> open) {
        Panache.getEntityManager().createNativeQuery("insert into measured_assessment " + COUNT + OVER + """
                 group by 1, 2, 3 on conflict (protocol, version, medium) do update set
                begun = measured_assessment.begun + excluded.begun, ended = measured_assessment.ended + excluded.ended,
                abandoned = measured_assessment.abandoned + excluded.abandoned,
                named = measured_assessment.named + excluded.named,
                overridden = measured_assessment.overridden + excluded.overridden""").setParameter("then", then)
                .setParameter("open", open.toArray(UUID[]::new)).executeUpdate();
    }
}
