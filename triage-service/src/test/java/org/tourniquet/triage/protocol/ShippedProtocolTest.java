package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tourniquet.triage.assessment.ProtocolJson;

/** Every protocol as it ships is whole: every language, every option, every influence of its design. */
class ShippedProtocolTest {

    private static final Path SHIPPED = Path.of("src/main/resources/protocols");
    private static final Set<String> ABOUT_HEALTH = Set.of("natural-disaster", "health-personal");
    private static final Set<String> SOON = Set.of("CRITICAL_INCIDENT", "VITAL_CARE");

    /** All there are in the folder, so that none ships unread. */
    static List<Protocol> protocols() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.map(f -> f.getFileName().toString().replace(".json", ""))
                    .filter(key -> !key.equals("emergency-numbers")).sorted().map(ProtocolJson::shipped).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void it_has_no_flaw_and_no_warning_and_each_question_is_one_text_in_every_language(Protocol protocol) {
        assertEquals(List.of(), Inspection.of(protocol));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void a_made_up_crowd_finds_nothing_to_improve_in_it(Protocol protocol) {
        assertEquals(List.of(), Trial.of(protocol).flaws());
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void it_speaks_six_languages_of_which_nobody_has_signed_off_one(Protocol protocol) {
        assertEquals(List.of("en", "fr", "fi", "hu", "eo", "ar"), protocol.locales());
        assertTrue(protocol.locales().stream().allMatch(protocol::unreviewed));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void each_issue_has_two_ways_of_two_to_four_steps_and_two_complications(Protocol protocol) {
        for (var issue : protocol.issues()) {
            assertTrue(Set.of("technical", "coverage", "reschedule", "crisis").contains(issue.kind()), issue.id());
            assertEquals(2, issue.complications().size(), issue.id());
            assertTrue(issue.links().size() <= 5 && !issue.links().isEmpty(), issue.id());
            assertFalse(issue.storyTag().isBlank(), issue.id());
            for (var way : issue.stopTheBleeding())
                assertTrue(way.steps().size() >= 2 && way.steps().size() <= 4, issue.id() + "/" + way.id());
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void its_issues_influences_points_and_questions_are_those_of_the_design(Protocol protocol) {
        var design = Designed.protocol(protocol.key());
        assertEquals(all(design.issues(), Issue::id), all(protocol.issues(), Issue::id));
        assertEquals(edges(design), edges(protocol));
        assertEquals(design.dimensions(), protocol.dimensions());
        assertEquals(scored(design), scored(protocol));
        assertTrue(protocol.influence().stream().allMatch(e -> e.sentence().isPresent()));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void every_red_flag_says_what_to_do_this_minute(Protocol protocol) {
        var expected = new HashSet<>(
                Set.of("LIFE", "HAZARD", "VIOLENCE", "SELF_HARM", "VULNERABLE", "CRITICAL_INCIDENT"));
        if (ABOUT_HEALTH.contains(protocol.key()))
            expected.add("VITAL_CARE");
        assertEquals(expected, protocol.flags().stream().map(Flag::id).collect(Collectors.toSet()));
        for (var flag : protocol.flags()) {
            assertEquals(SOON.contains(flag.id()) ? Urgency.ORANGE : Urgency.RED, flag.urgency());
            assertTrue(flag.immediateSteps().size() >= 2, flag.id());
        }
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void nothing_in_it_shouts_or_is_longer_than_a_breath(Protocol protocol) {
        words(protocol).flatMap(t -> t.texts().entrySet().stream()).forEach(e -> {
            assertFalse(e.getValue().contains("!"), e::toString);
            assertTrue(e.getValue().length() <= 140, e::toString);
        });
    }

    /** Outside the basic alphabet of text messages 70 characters fit into one of them, inside it 160. */
    @ParameterizedTest
    @MethodSource("protocols")
    void every_question_fits_into_one_text_message(Protocol protocol) {
        protocol.questions().forEach(q -> q.text().texts().forEach((language, text) -> assertTrue(
                text.length() <= (text.chars().allMatch(c -> c < 128 || "äöåéèùìòàÄÖÅÉñÑüÜ".indexOf(c) >= 0) ? 160 : 70),
                language + " " + text)));
    }

    private static Stream<Localized> words(Protocol protocol) {
        return Stream.of(Stream.of(protocol.situation()),
                protocol.issues().stream().flatMap(i -> Stream.of(Stream.of(i.label()), i.complications().stream(),
                        i.stopTheBleeding().stream().flatMap(w -> Stream.concat(Stream.of(w.label()), w.steps().stream())),
                        i.links().stream().map(Issue.Link::label)).flatMap(Function.identity())),
                protocol.influence().stream().flatMap(e -> e.sentence().stream()),
                protocol.flags().stream().flatMap(f -> Stream.concat(Stream.of(f.message()), f.immediateSteps().stream())),
                protocol.questions().stream().flatMap(q -> Stream.concat(Stream.concat(Stream.of(q.text()), q.why().stream()),
                        q.options().stream().map(Question.Option::label))))
                .flatMap(Function.identity());
    }

    private static Map<String, String> edges(Protocol protocol) {
        return protocol.influence().stream().collect(Collectors.toMap(e -> e.from() + "→" + e.to(),
                e -> e.strength() + " " + e.within()));
    }

    private static Map<String, String> scored(Protocol protocol) {
        return protocol.questions().stream().filter(q -> q.phase() == Phase.SCORE).collect(Collectors.toMap(Question::id,
                q -> q.type() + " " + q.dimension() + all(q.options(), o -> o.id() + o.level())));
    }

    private static <T> List<String> all(List<T> things, Function<T, String> name) {
        return things.stream().map(name).toList();
    }
}
