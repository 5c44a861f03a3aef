package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The four protocols and the shop of the worked example as designed: issues, influence, points, questions; no words. */
final class Designed {

    static final List<String> KEYS = List.of("natural-disaster", "business-failure", "service-outage",
            "health-personal");
    private static final Localized NOTHING = new Localized(Map.of(), "en");
    private static final Map<String, String> ISSUES = Map.of(
            "natural-disaster", "care shelter water_food power comms access premises cash_insurance paperwork",
            "business-failure",
            "cash_payroll bank_blocked supplier key_customer legal_deadline staff_leaving reputation it_down",
            "service-outage",
            "outage_total login payments data_loss breach integration support_backlog no_news contract_penalty",
            "health-personal", "care medicine income work childcare housing distress isolation paperwork",
            "shop", "counter internet helpdesk");
    private static final Map<String, String> EDGES = Map.of("natural-disaster", """
            power comms 3h, power water_food 2h, power care 2h, power premises 2h, access water_food 2h, access care 2h,
            access premises 1d, comms cash_insurance 1d, comms care 1m, comms paperwork 2d, shelter care 2h,
            cash_insurance shelter 2d, cash_insurance water_food 1h, paperwork cash_insurance 2d""",
            "business-failure", """
                    bank_blocked cash_payroll 3h, cash_payroll staff_leaving 3d, cash_payroll supplier 3d,
                    supplier key_customer 2d, it_down key_customer 2h, it_down cash_payroll 1h,
                    reputation key_customer 2d, key_customer cash_payroll 2d, legal_deadline bank_blocked 2d,
                    legal_deadline reputation 1d, staff_leaving key_customer 1d, staff_leaving it_down 1d""",
            "service-outage", """
                    outage_total login 3h, outage_total payments 3h, outage_total integration 3h,
                    outage_total support_backlog 2h, outage_total contract_penalty 2d, login payments 2h,
                    breach login 1h, breach data_loss 2h, data_loss contract_penalty 1d, no_news support_backlog 3m,
                    payments contract_penalty 2d, integration payments 1h""",
            "health-personal", """
                    childcare work 3h, work income 3d, income housing 2d, income medicine 2d, medicine care 1h,
                    care work 2d, care distress 2h, distress work 1d, isolation distress 2h, paperwork income 2d,
                    housing distress 1d""",
            "shop", "internet counter 3h, internet helpdesk 2h");
    private static final Map<Dimension, Weights> DOUBLING = Map.of(
            Dimension.DANGER, new Weights(32, List.of(0, 2, 6, 16, 32), true),
            Dimension.TIME, new Weights(16, List.of(0, 1, 4, 8, 16), true),
            Dimension.MONEY, new Weights(8, List.of(0, 1, 2, 4, 8), true),
            Dimension.PEOPLE, new Weights(0, List.of(0, 1, 2, 4, 8), true),
            Dimension.DRAIN, new Weights(4, List.of(0, 0, 1, 2, 4), true),
            Dimension.TREND, new Weights(0, List.of(0, 1, 2, 4), true),
            Dimension.LEVER, new Weights(12, List.of(), false), Dimension.CHOICE, new Weights(8, List.of(), false));

    private Designed() {
    }

    static Protocol protocol(String key) {
        var ids = List.of(ISSUES.get(key).split(" "));
        var issues = ids.stream().map(id -> new Issue(id, NOTHING, "technical", 0, Optional.empty(),
                Optional.empty(), List.of(), List.of(), "", List.of())).toList();
        var edges = Stream.of(EDGES.get(key).split(",\\s*")).map(Designed::edge).toList();
        var flags = List.of(new Flag("LIFE", 1, Urgency.RED, Route.EMERGENCY, Optional.empty(),
                new Condition.Is("safety", List.of("LIFE")), NOTHING, List.of()));
        return new Protocol(key, 1, Protocol.Status.ACTIVE, "en", List.of("en"), List.of(), NOTHING, "points",
                issues, edges, DOUBLING, flags, questions(ids), Tables.STANDARD, Limits.STANDARD);
    }

    /** The same with at most so many questions. */
    static Protocol within(Protocol p, int most) {
        return new Protocol(p.key(), p.version(), p.status(), p.defaultLocale(), p.locales(), p.signedOff(),
                p.situation(), p.unit(), p.issues(), p.influence(), p.dimensions(), p.flags(), p.questions(),
                p.tables(), new Limits(OptionalInt.of(most), p.limits().unknownStreak(), p.limits().sessionTtl(),
                        p.limits().silenceAlert()));
    }

    private static Influence edge(String written) {
        var part = written.strip().split(" ");
        var pace = switch (part[2].charAt(1)) {
            case 'm' -> Pace.MINUTES;
            case 'h' -> Pace.HOURS;
            default -> Pace.DAYS;
        };
        return new Influence(part[0], part[1], part[2].charAt(0) - '0', pace, Optional.empty());
    }

    private static List<Question> questions(List<String> issues) {
        var all = new ArrayList<Question>();
        all.add(question("safety", Phase.SAFETY, QuestionType.MULTI, null, null, null, "LIFE:-1"));
        all.add(question("horizon", Phase.SAFETY, QuestionType.SINGLE, null, null, null, "minutes:-1", "hours:-1",
                "days:-1", "later:-1"));
        all.add(question("present", Phase.GATE, QuestionType.MULTI, null, null, null));
        for (var dimension : List.of(Dimension.DANGER, Dimension.TIME, Dimension.LEVER, Dimension.MONEY,
                Dimension.CHOICE, Dimension.DRAIN))
            all.add(question("pick-" + dimension.name().toLowerCase(), Phase.SCORE, QuestionType.PICK, dimension, null,
                    null));
        for (var issue : issues) {
            var people = "people-" + issue;
            all.add(question(people, Phase.SCORE, QuestionType.BAND, Dimension.PEOPLE, issue, null, "nobody:0",
                    "one:1", "few:2", "many:3", "most:4"));
            all.add(question("people_rough-" + issue, Phase.SCORE, QuestionType.SCALE, Dimension.PEOPLE, issue,
                    new Condition.Is(people, List.of(Value.UNKNOWN)), "some:2", "most:4"));
            all.add(question("trend-" + issue, Phase.SCORE, QuestionType.SCALE, Dimension.TREND, issue, null,
                    "better:0", "stable:1", "worse:2", "fast:3"));
        }
        return all;
    }

    private static Question question(String id, Phase phase, QuestionType type, Dimension dimension, String issue,
            Condition visibleIf, String... options) {
        var choices = Stream.of(options).map(o -> o.split(":"))
                .map(o -> new Question.Option(o[0], NOTHING, Integer.parseInt(o[1]))).toList();
        var source = type == QuestionType.PICK ? Question.Source.ACTIVE_ISSUES
                : phase == Phase.GATE ? Question.Source.ISSUES : Question.Source.OWN;
        return new Question(id, phase, type, Optional.ofNullable(dimension), Optional.ofNullable(issue), NOTHING,
                Optional.empty(), Optional.empty(), choices, source, Optional.ofNullable(visibleIf),
                new Question.DontKnow(true, 0), 1, Optional.empty());
    }
}
