package org.tourniquet.broadcast.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whom a notice asks for something of their own that they do not have: counted before it goes, with what stands in. */
final class Gaps {

    /** So many people have nothing for a place; {@code otherwise} is what they get, null when nothing stands there. */
    @RegisterForReflection
    public record Gap(String name, long people, String otherwise, String language, String form) {
        /** A missing name leaves a hole in a greeting; a missing number of one's own makes the sentence wrong. */
        public boolean refused() {
            return otherwise == null && !name.equals("name");
        }
    }

    private static final String EMPTY = """
            select key, count(*) from (select r.id, r.name, r.attributes from %s) r
            cross join unnest(cast(:names as text[])) key
            where coalesce(trim(case key when 'name' then r.name else r.attributes ->> key end), '') = ''
            group by key""";

    private Gaps() {
    }

    /** Every place that some people of the audience leave empty, at the first form that asks for it without a stand-in. */
    static List<Gap> of(Notice notice) {
        Map<String, Gap> asked = asked(notice.wordings());
        if (asked.isEmpty())
            return List.of();
        EntityManager database = Notice.getEntityManager();
        List<?> rows = notice.whom().set(database.createNativeQuery(EMPTY.formatted(notice.whom().from())))
                .setParameter("names",
                        "{" + String.join(",", asked.keySet()) + "}")
                .getResultList();
        List<Gap> gaps = new ArrayList<>();
        for (Object[] row : rows.stream().map(Object[].class::cast).toList()) {
            Gap gap = asked.get((String) row[0]);
            gaps.add(new Gap(gap.name, ((Number) row[1]).longValue(), gap.otherwise, gap.language, gap.form));
        }
        return gaps;
    }

    private static Map<String, Gap> asked(Map<String, Wording> wordings) {
        Map<String, Gap> asked = new LinkedHashMap<>();
        new TreeMap<>(wordings).forEach((language, words) -> words.forms().forEach((form, text) -> {
            for (Mould.Place place : Mould.places(text)) {
                Fill fill = words.values().get(place.name());
                if (place.name().equals("name") || fill != null && fill.person()) {
                    String otherwise = place.otherwise() != null || fill == null || fill.text().isBlank() ? place.otherwise()
                            : fill.text();
                    asked.merge(place.name(), new Gap(place.name(), 0, otherwise, language, form),
                            (one, other) -> one.otherwise == null ? one : other);
                }
            }
        }));
        return asked;
    }
}
