package org.tourniquet.broadcast.audience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How many people a rule means now, and how they can be reached: over what is neither silenced nor, for those who are
 * contacted with care, a mail.
 *
 * @param of how many the audience holds
 * @param neither people whom neither a mail nor a text reaches
 */
@RegisterForReflection
public record SegmentCount(long people, long of, long email, long sms, long neither, Map<String, Long> languages,
        List<Example> examples) {
    private static final int EXAMPLES = 6;
    private static final String COUNT = """
            with found as materialized (select r.id, r.language, r.safe_contact from %s),
            ways as (
                select f.id, f.language, coalesce(bool_or(a.medium = 'EMAIL'), false) as mail,
                       coalesce(bool_or(a.medium = 'SMS'), false) as text
                from found f left join recipient_address a on a.recipient_id = f.id
                    and not (f.safe_contact and a.medium = 'EMAIL')
                    and not exists (select from suppression s where s.fingerprint = a.fingerprint and s.medium in (a.medium, 'ALL'))
                group by f.id, f.language)
            select language, count(*), count(*) filter (where mail), count(*) filter (where text),
                   count(*) filter (where not mail and not text)
            from ways group by language order by 2 desc, 1""";

    /** One of the people meant. */
    @RegisterForReflection
    public record Example(UUID id, String name, String language, String region) {
    }

    static SegmentCount of(Whom whom) {
        List<?> rows = whom.set(Recipient.getEntityManager().createNativeQuery(COUNT.formatted(whom.from()))).getResultList();
        long[] sums = new long[4];
        Map<String, Long> languages = new LinkedHashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            languages.put((String) row[0], ((Number) row[1]).longValue());
            for (int at = 0; at < sums.length; at++)
                sums[at] += ((Number) row[at + 1]).longValue();
        }
        List<Example> examples = sums[0] == 0 ? List.of()
                : whom.examples(EXAMPLES).stream()
                        .map(one -> new Example(one.id(), one.name(), one.language(), one.region())).toList();
        return new SegmentCount(sums[0], Whom.in(whom.audience()).people(), sums[1], sums[2], sums[3], languages, examples);
    }
}
