package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

import org.tourniquet.triage.protocol.Condition;
import org.tourniquet.triage.protocol.Dimension;
import org.tourniquet.triage.protocol.Flag;
import org.tourniquet.triage.protocol.Flaw;
import org.tourniquet.triage.protocol.Influence;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Limits;
import org.tourniquet.triage.protocol.Localized;
import org.tourniquet.triage.protocol.Pace;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Route;
import org.tourniquet.triage.protocol.Tables;
import org.tourniquet.triage.protocol.Urgency;
import org.tourniquet.triage.protocol.Weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads a protocol from its canonical JSON and names everything that has not the right shape at once. */
public final class ProtocolJson {

    /** The JSON has not the shape of a protocol. */
    public static final class Malformed extends RuntimeException {

        private final transient List<Flaw> flaws;

        Malformed(List<Flaw> flaws) {
            super(flaws.size() + " flaws, first: " + flaws.getFirst());
            this.flaws = List.copyOf(flaws);
        }

        public List<Flaw> flaws() {
            return flaws;
        }
    }

    private final List<Flaw> flaws = new ArrayList<>();
    private String locale = "en";

    private ProtocolJson() {
    }

    public static Protocol read(InputStream json) throws IOException {
        return read(new ObjectMapper().readTree(json));
    }

    public static Protocol read(JsonNode json) {
        var reader = new ProtocolJson();
        var protocol = reader.protocol(json);
        if (!reader.flaws.isEmpty())
            throw new Malformed(reader.flaws);
        return protocol;
    }

    /** One of the protocols that ship with the product, by its key. */
    public static Protocol shipped(String key) {
        try (var in = ProtocolJson.class.getResourceAsStream("/protocols/" + key + ".json")) {
            if (in == null)
                throw new IllegalArgumentException("No protocol of this name ships: " + key);
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("The shipped protocol cannot be read: " + key, e);
        }
    }

    private Protocol protocol(JsonNode n) {
        locale = n.path("defaultLocale").asText("en");
        var locales = strings(n.path("locales"), "/locales");
        return new Protocol(required(n, "", "key"), integer(n, "", "version", 1),
                named(Protocol.Status.class, n, "", "status", Protocol.Status.DRAFT), locale, locales,
                strings(n.path("signedOff"), "/signedOff"), localized(n.path("situation"), "/situation"),
                n.path("unit").asText("points"), list(n, "", "issues", this::issue),
                list(n, "", "influence", this::influence), dimensions(n.path("dimensions")),
                list(n, "", "flags", this::flag), list(n, "", "questions", this::question), tables(n),
                limits(n.path("limits")));
    }

    private Issue issue(JsonNode n, String at) {
        return new Issue(required(n, at, "id"), localized(n.path("label"), at + "/label"), required(n, at, "kind"),
                integer(n, at, "basePoints", 0),
                Optional.ofNullable(named(Urgency.class, n, at, "minUrgency", null)), text(n, "bindsFlag"),
                list(n, at, "stopTheBleeding", this::way), list(n, at, "complications", this::localized),
                n.path("storyTag").asText(""),
                list(n, at, "links", (l, p) -> new Issue.Link(localized(l.path("label"), p + "/label"),
                        address(l, p))));
    }

    /** One address for everybody, or one per language where each has its own help. */
    private Localized address(JsonNode n, String at) {
        var url = n.path("url");
        return url.isObject() ? localized(url, at + "/url") : new Localized(Map.of(locale, required(n, at, "url")), locale);
    }

    private Issue.Way way(JsonNode n, String at) {
        return new Issue.Way(required(n, at, "id"), localized(n.path("label"), at + "/label"),
                list(n, at, "steps", this::localized), named(Pace.class, n, at, "timeToRelief", Pace.HOURS));
    }

    private Influence influence(JsonNode n, String at) {
        return new Influence(required(n, at, "from"), required(n, at, "to"), integer(n, at, "strength", 0),
                named(Pace.class, n, at, "within", Pace.DAYS), optional(n, at, "sentence"));
    }

    private Map<Dimension, Weights> dimensions(JsonNode n) {
        var all = new EnumMap<Dimension, Weights>(Dimension.class);
        n.properties().forEach(e -> {
            var at = "/dimensions/" + e.getKey();
            var name = constant(Dimension.class, e.getKey(), at);
            if (name != null)
                all.put(name, new Weights(integer(e.getValue(), at, "pick", 0),
                        list(e.getValue(), at, "levels", this::integer),
                        e.getValue().path("propagates").asBoolean(false)));
        });
        return all;
    }

    private Flag flag(JsonNode n, String at) {
        return new Flag(required(n, at, "id"), integer(n, at, "rank", 100),
                named(Urgency.class, n, at, "urgency", Urgency.RED),
                named(Route.class, n, at, "route", Route.EMERGENCY), text(n, "issue"),
                condition(n.path("when"), at + "/when"), localized(n.path("message"), at + "/message"),
                list(n, at, "immediateSteps", this::localized));
    }

    private Question question(JsonNode n, String at) {
        var visibleIf = n.path("visibleIf");
        return new Question(required(n, at, "id"), named(Phase.class, n, at, "phase", Phase.SCORE),
                named(QuestionType.class, n, at, "type", QuestionType.SINGLE),
                Optional.ofNullable(named(Dimension.class, n, at, "dimension", null)), text(n, "issue"),
                localized(n.path("text"), at + "/text"), optional(n, at, "sms"), optional(n, at, "help"),
                list(n, at, "options", this::option),
                named(Question.Source.class, n, at, "optionsFrom", Question.Source.OWN),
                visibleIf.isMissingNode() ? Optional.empty() : Optional.of(condition(visibleIf, at + "/visibleIf")),
                new Question.DontKnow(n.path("unknown").path("allowed").asBoolean(false),
                        integer(n.path("unknown"), at + "/unknown", "points", 0)),
                integer(n, at, "cost", 1), optional(n, at, "why"));
    }

    private Question.Option option(JsonNode n, String at) {
        return new Question.Option(required(n, at, "id"), localized(n.path("label"), at + "/label"),
                integer(n, at, "level", -1));
    }

    private Condition condition(JsonNode n, String at) {
        if (n.has("question"))
            return new Condition.Is(n.path("question").asText(), strings(n.path("is"), at + "/is"));
        if (n.has("all"))
            return new Condition.All(list(n, at, "all", this::condition));
        if (n.has("any"))
            return new Condition.Any(list(n, at, "any", this::condition));
        if (n.has("not"))
            return new Condition.Not(condition(n.path("not"), at + "/not"));
        flaw(at, "A condition is {question, is}, {all}, {any} or {not}.");
        return new Condition.Any(List.of());
    }

    private Tables tables(JsonNode n) {
        var urgency = new LinkedHashMap<>(Tables.URGENCY);
        n.path("urgencyTable").properties().forEach(e -> Optional
                .ofNullable(constant(Urgency.class, e.getValue().asText(), "/urgencyTable/" + e.getKey()))
                .ifPresent(u -> urgency.put(e.getKey(), u)));
        var routes = new LinkedHashMap<>(Tables.ROUTES);
        n.path("routeTable").properties().forEach(e -> Optional
                .ofNullable(constant(Route.class, e.getValue().asText(), "/routeTable/" + e.getKey()))
                .ifPresent(r -> routes.put(e.getKey(), r)));
        return new Tables(urgency, routes, n.has("tieBreak") ? ties(n.path("tieBreak")) : Tables.STANDARD.ties());
    }

    /** The score always comes first and definition order last, whether or not they are written down. */
    private List<Tables.Tie> ties(JsonNode n) {
        return strings(n, "/tieBreak").stream().map(s -> s.toUpperCase(Locale.ROOT))
                .filter(s -> !s.equals("SCORE") && !s.equals("ORDER"))
                .flatMap(s -> Optional.ofNullable(constant(Tables.Tie.class, s, "/tieBreak")).stream()).toList();
    }

    private Limits limits(JsonNode n) {
        var most = n.path("maxQuestions");
        return new Limits(most.isInt() ? OptionalInt.of(most.asInt()) : OptionalInt.empty(),
                integer(n, "/limits", "unknownStreak", Limits.STANDARD.unknownStreak()),
                duration(n, "sessionTtl", Limits.STANDARD.sessionTtl()),
                duration(n, "silenceAlert", Limits.STANDARD.silenceAlert()));
    }

    private Duration duration(JsonNode n, String field, Duration otherwise) {
        try {
            return n.has(field) ? Duration.parse(n.path(field).asText()) : otherwise;
        } catch (DateTimeParseException e) {
            flaw("/limits/" + field, "A duration is written like PT72H.");
            return otherwise;
        }
    }

    private Localized localized(JsonNode n, String at) {
        if (!n.isObject())
            flaw(at, "Here belongs a text per language, like {\"en\": \"…\"}.");
        var texts = new LinkedHashMap<String, String>();
        n.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return new Localized(texts, locale);
    }

    private Optional<Localized> optional(JsonNode n, String at, String field) {
        return n.hasNonNull(field) ? Optional.of(localized(n.path(field), at + "/" + field)) : Optional.empty();
    }

    private <T> List<T> list(JsonNode n, String at, String field, BiFunction<JsonNode, String, T> read) {
        var items = new ArrayList<T>();
        var array = n.path(field);
        if (!array.isArray() && !array.isMissingNode())
            flaw(at + "/" + field, "Here belongs a list.");
        for (int i = 0; i < array.size(); i++)
            items.add(read.apply(array.path(i), at + "/" + field + "/" + i));
        return items;
    }

    private List<String> strings(JsonNode n, String at) {
        if (!n.isArray() && !n.isMissingNode())
            flaw(at, "Here belongs a list of words.");
        var all = new ArrayList<String>();
        n.forEach(s -> all.add(s.asText()));
        return all;
    }

    private static Optional<String> text(JsonNode n, String field) {
        return n.hasNonNull(field) ? Optional.of(n.path(field).asText()) : Optional.empty();
    }

    private String required(JsonNode n, String at, String field) {
        if (!n.path(field).isTextual())
            flaw(at + "/" + field, "This is needed here, as a text.");
        return n.path(field).asText();
    }

    private int integer(JsonNode n, String at, String field, int otherwise) {
        return n.hasNonNull(field) ? integer(n.path(field), at + "/" + field) : otherwise;
    }

    private int integer(JsonNode n, String at) {
        if (!n.canConvertToInt() || !n.isIntegralNumber())
            flaws.add(new Flaw(at, "E-WEIGHT", "This has to be a whole number."));
        return n.asInt();
    }

    private <E extends Enum<E>> E named(Class<E> type, JsonNode n, String at, String field, E otherwise) {
        if (!n.hasNonNull(field))
            return otherwise;
        var value = constant(type, n.path(field).asText(), at + "/" + field);
        return value == null ? otherwise : value;
    }

    private <E extends Enum<E>> E constant(Class<E> type, String name, String at) {
        for (var constant : type.getEnumConstants())
            if (constant.name().equals(name))
                return constant;
        flaw(at, "“" + name + "” is none of " + List.of(type.getEnumConstants()) + ".");
        return null;
    }

    private void flaw(String at, String sentence) {
        flaws.add(new Flaw(at, "E-SHAPE", sentence));
    }
}
