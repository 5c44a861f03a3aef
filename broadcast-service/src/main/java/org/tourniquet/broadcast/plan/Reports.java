package org.tourniquet.broadcast.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.Task;
import org.tourniquet.broadcast.notice.Leave;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.kit.edge.LocalPeople;

/** Measures an incident from what was written down anyway; nothing is counted for the report alone. */
@ApplicationScoped
class Reports {
    private static final int TWO_PEOPLE = 120;
    private static final int FROM_A_PLAN = 60;
    /** The counters' samples are by the second: the first of them, and never before the approval. */
    private static final String FIRST = "select min(second) from rate_sample where notice_id = ?1";
    private static final String MEDIA = """
            select medium as key, sum(n) as n from tally where notice_id = ?1
            and state in ('ACCEPTED', 'DELIVERED', 'REHEARSED') group by medium""";
    /** One pass over the notice's rows; a million take about a second, so pages that are looked at often leave it out. */
    private static final String LANGUAGES = """
            select coalesce(r.language, '?') as key, count(distinct d.recipient_id) as n
            from delivery d left join recipient r on r.id = d.recipient_id
            where d.notice_id = ?1 and d.state in ('ACCEPTED', 'DELIVERED', 'REHEARSED') group by 1""";
    private static final String PEOPLE = "select coalesce(sum(people), 0) from account where notice_id = ?1";
    private static final String BEFORE = """
            select i.id from incident i join incident_plan p on p.incident_id = i.id
            where p.plan_id = ?1 and i.mode = ?2 and i.opened_at < ?3
              and exists (select from notice n where n.incident_id = i.id and n.approved_at is not null)
            order by i.opened_at desc limit 1""";

    private final EntityManager database;

    Reports(EntityManager database) {
        this.database = database;
    }

    /** The whole report, with the one before it of the same plan. */
    Report of(Incident incident) {
        Optional<Plan> plan = Plan.of(incident.id());
        Report report = measured(incident, plan.map(Plan::id).orElse(null), true);
        return report.with(plan.flatMap(each -> before(each.id(), incident)).map(each -> measured(each, report.plan(), true))
                .orElse(null));
    }

    /** The figures without languages and comparison: quick, for the incident's page. */
    Report inShort(Incident incident) {
        return measured(incident, Plan.of(incident.id()).map(Plan::id).orElse(null), false);
    }

    private Report measured(Incident incident, UUID plan, boolean languages) {
        List<Notice> out = Notice.<Notice> list("incident = ?1 and approvedAt is not null", incident.id()).stream()
                .sorted(Comparator.comparing(Notice::approvedAt)).toList();
        Notice first = out.isEmpty() ? null : out.getFirst();
        List<Task> tasks = Task.of(incident.id());
        return new Report(incident.id(), incident.title(), incident.mode(), plan, incident.openedAt(), incident.closedAt(),
                first == null ? null : first(incident.openedAt(), first), out.stream().map(Reports::approved).toList(),
                first == null ? null : reach(first.id(), languages),
                new Report.Done(tasks.size(), tasks.stream().filter(Task::done).count(),
                        tasks.stream().filter(Task::inTime).count()),
                null);
    }

    private Report.First first(Instant opened, Notice notice) {
        Instant sample = (Instant) database.createNativeQuery(FIRST, Instant.class).setParameter(1, notice.id())
                .getSingleResult();
        Instant first = sample == null ? null : sample.isBefore(notice.approvedAt()) ? notice.approvedAt() : sample;
        return new Report.First(notice.id(), notice.purpose().label(), seconds(opened, notice.submittedAt()),
                seconds(opened, notice.approvedAt()), seconds(opened, first),
                notice.approvedHow() == Leave.PLAN ? FROM_A_PLAN : TWO_PEOPLE);
    }

    private static Report.Approved approved(Notice notice) {
        return new Report.Approved(notice.id(), notice.purpose().label(), LocalPeople.nameOf(notice.approvedBy()),
                notice.approvedHow() == null ? null : notice.approvedHow().label(),
                seconds(notice.submittedAt(), notice.approvedAt()));
    }

    private Report.Reach reach(UUID notice, boolean whole) {
        Map<String, Long> media = counted(MEDIA, notice);
        Map<String, Long> languages = whole ? counted(LANGUAGES, notice) : Map.of();
        long people = ((Number) database.createNativeQuery(PEOPLE).setParameter(1, notice).getSingleResult()).longValue();
        return new Report.Reach(people, languages.values().stream().mapToLong(Long::longValue).sum(), media, languages);
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> counted(String sql, UUID notice) {
        Map<String, Long> counted = new TreeMap<>();
        ((List<Tuple>) database.createNativeQuery(sql, Tuple.class).setParameter(1, notice).getResultList())
                .forEach(row -> counted.put(row.get("key", String.class), ((Number) row.get("n")).longValue()));
        return counted;
    }

    private Optional<Incident> before(UUID plan, Incident incident) {
        List<?> found = database.createNativeQuery(BEFORE, UUID.class).setParameter(1, plan)
                .setParameter(2, incident.mode().name()).setParameter(3, incident.openedAt()).getResultList();
        // a lambda: Panache fills in its statics where they are called, not where they are named
        return found.stream().findFirst().map(id -> Incident.findById(id));
    }

    private static Long seconds(Instant from, Instant to) {
        return from == null || to == null ? null : Math.max(0, Duration.between(from, to).toSeconds());
    }
}
