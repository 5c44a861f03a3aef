package org.tourniquet.broadcast.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlannedTask;
import org.tourniquet.broadcast.notice.PlannedGaps;

import io.quarkus.qute.TemplateData;

/** Whether each plan could be used this minute, and what is in its way. */
@ApplicationScoped
class PlanReadiness {
    /** What was not rehearsed for so long cannot be trusted to work. */
    static final Duration RUSTY = Duration.ofDays(90);
    /** A drill counts once something was let out in it. */
    private static final String REHEARSED = """
            select p.plan_id, max(i.opened_at) as at from incident_plan p join incident i on i.id = p.incident_id
            where i.mode = 'DRILL' and exists (select from notice n where n.incident_id = i.id and n.approved_at is not null)
            group by p.plan_id""";

    /**
     * How one plan stands.
     *
     * @param rehearsed null when it never was
     * @param problems each a sentence; none: it is ready
     */
    @TemplateData
    record Standing(Plan plan, Instant rehearsed, boolean rusty, List<String> problems) {
        public boolean ready() {
            return !rusty && problems.isEmpty();
        }

        /** How many things are in its way. */
        public int lacks() {
            return problems.size() + (rusty ? 1 : 0);
        }
    }

    private final PlannedGaps gaps;
    private final EntityManager database;
    private final Clock clock;

    PlanReadiness(PlannedGaps gaps, EntityManager database, Clock clock) {
        this.gaps = gaps;
        this.database = database;
        this.clock = clock;
    }

    /** All plans in use, with one question to the database for all that they share. */
    List<Standing> all() {
        List<Plan> plans = Plan.inUse();
        Map<UUID, Instant> rehearsed = rehearsed();
        boolean open = doorsAreOpen();
        Map<UUID, Boolean> people = plans.stream().filter(plan -> plan.audience() != null).map(Plan::audience).distinct()
                .collect(Collectors.toMap(Function.identity(), this::namesSomebody));
        return plans.stream().map(plan -> standing(plan, rehearsed.get(plan.id()), open, people)).toList();
    }

    Standing of(Plan plan) {
        return standing(plan, rehearsed().get(plan.id()), doorsAreOpen(),
                plan.audience() == null ? Map.of() : Map.of(plan.audience(), namesSomebody(plan.audience())));
    }

    private Standing standing(Plan plan, Instant rehearsed, boolean open, Map<UUID, Boolean> people) {
        List<String> problems = new ArrayList<>();
        if (plan.audience() == null)
            problems.add("Nobody is chosen: it has no audience.");
        else if (!people.get(plan.audience()))
            problems.add("Its audience names no one.");
        if (plan.segment() != null && Segment.ruleOf(plan.segment()).isEmpty())
            problems.add("Its segment is gone: nobody would be chosen.");
        if (!open)
            problems.add("No door is open now: people would be sent to nobody.");
        problems.addAll(gaps.of(plan.id()));
        if (PlannedTask.count("plan", plan.id()) == 0)
            problems.add("It has no tasks: nobody would know what to do beside the notices.");
        boolean rusty = rehearsed == null || rehearsed.isBefore(clock.instant().minus(RUSTY));
        return new Standing(plan, rehearsed, rusty, problems);
    }

    private boolean doorsAreOpen() {
        Instant now = clock.instant();
        return KnownChannel.inUse().stream().anyMatch(door -> door.hours(now).usable());
    }

    private boolean namesSomebody(UUID audience) {
        return (Boolean) database.createNativeQuery("select exists (select from audience_member where audience_id = ?1)")
                .setParameter(1, audience).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Instant> rehearsed() {
        return ((List<Tuple>) database.createNativeQuery(REHEARSED, Tuple.class).getResultList()).stream()
                .collect(Collectors.toMap(row -> row.get("plan_id", UUID.class), row -> row.get("at", Instant.class)));
    }
}
