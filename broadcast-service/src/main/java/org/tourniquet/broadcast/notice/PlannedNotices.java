package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.Problem;

/** Keeps the notices of plans, and begins an incident's notices from them. */
@ApplicationScoped
public class PlannedNotices {
    private static final int MOST = 20;
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Drafting drafting;
    private final Clock clock;

    PlannedNotices(Drafting drafting, Clock clock) {
        this.drafting = drafting;
        this.clock = clock;
    }

    /** These notices, in this order, instead of those the plan had; an existing one keeps its id while its place stands. */
    @Transactional
    public List<PlannedNotice> write(UUID plan, List<PlannedNotice.Draft> wanted) {
        List<PlannedNotice.Draft> drafts = checked(wanted);
        List<PlannedNotice> had = PlannedNotice.of(plan);
        List<PlannedNotice> now = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            if (i < had.size()) {
                had.get(i).write(i, drafts.get(i));
                now.add(had.get(i));
            } else {
                PlannedNotice added = new PlannedNotice(UUID.randomUUID(), plan, i, drafts.get(i));
                added.persist();
                now.add(added);
            }
        }
        had.stream().skip(drafts.size()).forEach(PlannedNotice::delete);
        return now;
    }

    /**
     * Begins a notice as the incident's plan has it, else with every default. Its placeholders stay open in the draft; it
     * cannot be handed in before they are filled.
     */
    @Transactional
    public Notice begin(UUID incident, Purpose purpose) {
        return begin(incident, purpose, Map.of());
    }

    /** The same with what only the day can say, by the names of the placeholders. */
    @Transactional
    public Notice begin(UUID incident, Purpose purpose, Map<String, String> said) {
        Map<String, String> values = DayWords.checked(said);
        Optional<PlannedNotice> planned = of(incident, purpose);
        if (planned.isEmpty())
            return drafting.create(incident,
                    new NoticeDraft(purpose, Audience.EVERYONE, Drafting.allMedia(), Reach.EVERY, Map.of(), null, null));
        return begin(incident, planned.get(), values);
    }

    /** What the incident's plan has for a purpose. */
    Optional<PlannedNotice> of(UUID incident, Purpose purpose) {
        return Plan.of(incident).flatMap(plan -> PlannedNotice.of(plan.id(), purpose));
    }

    /** Whether the plan's words for a purpose leave something open that has to be asked first. */
    boolean asks(UUID incident, Purpose purpose) {
        return of(incident, purpose).filter(notice -> !DayWords.asked(notice.wordings().values()).isEmpty()).isPresent();
    }

    private Notice begin(UUID incident, PlannedNotice planned, Map<String, String> values) {
        Instant now = clock.instant();
        Plan plan = Plan.findById(planned.plan());
        Notice notice = drafting.create(incident,
                new NoticeDraft(planned.purpose(), plan.audience() == null ? Audience.EVERYONE : plan.audience(),
                        plan.segment(), planned.media(), planned.reach(), Map.of(),
                        now.plus(Duration.ofMinutes(planned.expiresAfter())),
                        planned.nextUpdateAfter() == null ? null : now.plus(Duration.ofMinutes(planned.nextUpdateAfter())),
                        null));
        Map<String, Wording> words = new TreeMap<>(notice.wordings());
        Drafting.merge(words, DayWords.fill(planned.wordings(), values));
        notice.worded(Fills.opened(words, WordingField.declared()));
        new NoticeFromPlan(notice.id(), planned).persist();
        return notice;
    }

    private static List<PlannedNotice.Draft> checked(List<PlannedNotice.Draft> wanted) {
        Problem wrong = Problem.of(422, "plan-wrong", "The plan cannot be kept like this");
        if (wanted.size() > MOST)
            wrong.at("/notices", "too-many", "are more than " + MOST);
        List<PlannedNotice.Draft> drafts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++)
            drafts.add(checked(wrong, "/notices/" + i, wanted.get(i)));
        wrong.throwIfAny();
        return drafts;
    }

    private static PlannedNotice.Draft checked(Problem wrong, String at, PlannedNotice.Draft draft) {
        if (draft.purpose() == null)
            wrong.at(at + "/purpose", "missing", "must be chosen");
        if (draft.media() != null && draft.media().isEmpty())
            wrong.at(at + "/media", "missing", "must name at least one way to send");
        minutes(wrong, at + "/nextUpdateAfter", draft.nextUpdateAfter());
        minutes(wrong, at + "/expiresAfter", draft.expiresAfter());
        Map<String, Wording> words = draft.wordings() == null ? Map.of() : draft.wordings();
        return new PlannedNotice.Draft(draft.purpose(), PlannedWords.checked(wrong, at, words),
                draft.media() == null ? Drafting.allMedia()
                        : EnumSet.copyOf(draft.media().isEmpty() ? Drafting.allMedia()
                                : draft.media()),
                draft.reach() == null ? Reach.EVERY : draft.reach(), draft.nextUpdateAfter(),
                draft.expiresAfter() == null ? (int) Duration.ofHours(24).toMinutes() : draft.expiresAfter());
    }

    private static void minutes(Problem wrong, String at, Integer minutes) {
        if (minutes != null && (minutes < 1 || minutes > LONGEST.toMinutes()))
            wrong.at(at, "out-of-range", "must be between a minute and %d minutes".formatted(LONGEST.toMinutes()));
    }
}
