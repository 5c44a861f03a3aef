package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import org.tourniquet.triage.protocol.Condition;
import org.tourniquet.triage.protocol.Dimension;
import org.tourniquet.triage.protocol.Flag;
import org.tourniquet.triage.protocol.Flaw;
import org.tourniquet.triage.protocol.Influence;
import org.tourniquet.triage.protocol.Inspection;
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

/** Reads a protocol from its canonical JSON; what has not the shape of the published schema is named, all at once. */
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

    /** What the document says as far as it can be read, and what has not the right shape in it. */
    public record Looked(Protocol protocol, List<Flaw> flaws) {
    }

    private static final Set<String> UNREADABLE = Set.of("E-SHAPE", "E-WEIGHT", "E-REF");

    private final String locale;

    private ProtocolJson(String locale) {
        this.locale = locale;
    }

    /** Reads whatever can be read, so that everything wrong can be named at once. */
    public static Looked look(JsonNode json) {
        return new Looked(new ProtocolJson(json.path("defaultLocale").asText("en")).protocol(json), Shape.flaws(json));
    }

    /** The published JSON Schema (2020-12) of this form. */
    public static JsonNode schema() {
        return Shape.schema();
    }

    public static Protocol read(InputStream json) throws IOException {
        return read(new ObjectMapper().readTree(json));
    }

    /** Refuses what cannot be read for certain; what is merely missing is for {@link Inspection} to name. */
    public static Protocol read(JsonNode json) {
        var looked = look(json);
        var hard = looked.flaws.stream().filter(f -> UNREADABLE.contains(f.code())).toList();
        if (!hard.isEmpty())
            throw new Malformed(hard);
        return looked.protocol;
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
        return new Protocol(n.path("key").asText(), whole(n.path("version"), 1),
                named(Protocol.Status.class, n.path("status"), Protocol.Status.DRAFT), locale, strings(n.path("locales")),
                strings(n.path("signedOff")), texts(n.path("situation")), n.path("unit").asText("points"),
                list(n.path("issues"), this::issue), list(n.path("influence"), this::influence),
                dimensions(n.path("dimensions")), list(n.path("flags"), this::flag),
                list(n.path("questions"), this::question), tables(n), limits(n.path("limits")));
    }

    private Issue issue(JsonNode n) {
        return new Issue(n.path("id").asText(), texts(n.path("label")), n.path("kind").asText(),
                whole(n.path("basePoints"), 0), Optional.ofNullable(named(Urgency.class, n.path("minUrgency"), null)),
                text(n.path("bindsFlag")), list(n.path("stopTheBleeding"), this::way),
                list(n.path("complications"), this::texts), n.path("storyTag").asText(""),
                list(n.path("links"), l -> new Issue.Link(texts(l.path("label")), address(l.path("url")))));
    }

    /** One address for everybody, or one per language where each has its own help. */
    private Localized address(JsonNode n) {
        return n.isObject() ? texts(n) : new Localized(Map.of(locale, n.asText("")), locale);
    }

    private Issue.Way way(JsonNode n) {
        return new Issue.Way(n.path("id").asText(), texts(n.path("label")), list(n.path("steps"), this::texts),
                named(Pace.class, n.path("timeToRelief"), Pace.HOURS));
    }

    private Influence influence(JsonNode n) {
        return new Influence(n.path("from").asText(), n.path("to").asText(), whole(n.path("strength"), 0),
                named(Pace.class, n.path("within"), Pace.DAYS), optional(n.path("sentence")));
    }

    private Map<Dimension, Weights> dimensions(JsonNode n) {
        var all = new EnumMap<Dimension, Weights>(Dimension.class);
        for (var dimension : Dimension.values())
            if (n.has(dimension.name())) {
                var weights = n.path(dimension.name());
                all.put(dimension, new Weights(whole(weights.path("pick"), 0),
                        list(weights.path("levels"), l -> whole(l, 0)), weights.path("propagates").asBoolean(false)));
            }
        return all;
    }

    private Flag flag(JsonNode n) {
        return new Flag(n.path("id").asText(), whole(n.path("rank"), 100),
                named(Urgency.class, n.path("urgency"), Urgency.RED), named(Route.class, n.path("route"), Route.EMERGENCY),
                text(n.path("issue")), condition(n.path("when")), texts(n.path("message")),
                list(n.path("immediateSteps"), this::texts));
    }

    private Question question(JsonNode n) {
        return new Question(n.path("id").asText(), named(Phase.class, n.path("phase"), Phase.SCORE),
                named(QuestionType.class, n.path("type"), QuestionType.SINGLE),
                Optional.ofNullable(named(Dimension.class, n.path("dimension"), null)), text(n.path("issue")),
                texts(n.path("text")), optional(n.path("sms")), optional(n.path("help")),
                list(n.path("options"), this::option),
                named(Question.Source.class, n.path("optionsFrom"), Question.Source.OWN),
                n.has("visibleIf") ? Optional.of(condition(n.path("visibleIf"))) : Optional.empty(),
                new Question.DontKnow(n.path("unknown").path("allowed").asBoolean(false),
                        whole(n.path("unknown").path("points"), 0)),
                whole(n.path("cost"), 1), optional(n.path("why")));
    }

    private Question.Option option(JsonNode n) {
        return new Question.Option(n.path("id").asText(), texts(n.path("label")), whole(n.path("level"), -1));
    }

    /** The alternatives in the order of the schema. */
    private Condition condition(JsonNode n) {
        if (n.has("question"))
            return new Condition.Is(n.path("question").asText(), strings(n.path("is")));
        if (n.has("all"))
            return new Condition.All(list(n.path("all"), this::condition));
        return n.has("not") && !n.has("any") ? new Condition.Not(condition(n.path("not")))
                : new Condition.Any(list(n.path("any"), this::condition));
    }

    private Tables tables(JsonNode n) {
        var urgency = new LinkedHashMap<>(Tables.URGENCY);
        n.path("urgencyTable").properties()
                .forEach(e -> urgency.put(e.getKey(), named(Urgency.class, e.getValue(), Urgency.YELLOW)));
        var routes = new LinkedHashMap<>(Tables.ROUTES);
        n.path("routeTable").properties()
                .forEach(e -> routes.put(e.getKey(), named(Route.class, e.getValue(), Route.HUMAN_NOW)));
        return new Tables(urgency, routes, n.has("tieBreak") ? ties(n.path("tieBreak")) : Tables.STANDARD.ties());
    }

    /** The score always comes first and definition order last, whether or not they are written down. */
    private static List<Tables.Tie> ties(JsonNode n) {
        return strings(n).stream().map(s -> s.toUpperCase(Locale.ROOT))
                .flatMap(s -> List.of(Tables.Tie.values()).stream().filter(t -> t.name().equals(s))).toList();
    }

    private static Limits limits(JsonNode n) {
        var most = n.path("maxQuestions");
        return new Limits(most.isNumber() ? OptionalInt.of(most.asInt()) : OptionalInt.empty(),
                whole(n.path("unknownStreak"), Limits.STANDARD.unknownStreak()),
                duration(n.path("sessionTtl"), Limits.STANDARD.sessionTtl()),
                duration(n.path("silenceAlert"), Limits.STANDARD.silenceAlert()));
    }

    private static Duration duration(JsonNode n, Duration otherwise) {
        try {
            return n.isTextual() ? Duration.parse(n.asText()) : otherwise;
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    private Localized texts(JsonNode n) {
        var texts = new LinkedHashMap<String, String>();
        n.properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText("")));
        return new Localized(texts, locale);
    }

    private Optional<Localized> optional(JsonNode n) {
        return n.isObject() ? Optional.of(texts(n)) : Optional.empty();
    }

    private static <T> List<T> list(JsonNode n, Function<JsonNode, T> read) {
        return n.isArray() ? StreamSupport.stream(n.spliterator(), false).map(read).toList() : List.of();
    }

    private static List<String> strings(JsonNode n) {
        return list(n, s -> s.asText(""));
    }

    private static Optional<String> text(JsonNode n) {
        return n.isTextual() ? Optional.of(n.asText()) : Optional.empty();
    }

    /** 8.0 is a whole number too, as JSON Schema and RFC 8785 have it. */
    private static int whole(JsonNode n, int otherwise) {
        return n.isNumber() ? n.asInt() : otherwise;
    }

    private static <E extends Enum<E>> E named(Class<E> type, JsonNode n, E otherwise) {
        for (var constant : type.getEnumConstants())
            if (constant.name().equals(n.asText()))
                return constant;
        return otherwise;
    }
}
