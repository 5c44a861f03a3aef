package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;

/** An editor changes a number once, and every door names it; the others keep it when the directory is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class DirectoryJourney {

    private static final String OLD = "+12025550111";
    private static final String NEW = "+12025550177";

    private static final String SANDBAGS = "+12025550188";
    private static final String DESK = "00000000-0000-4000-8000-00000000c005";

    private final Api people = Api.anonymous(TheSuite.triage());
    private final Api everybody = Api.anonymous(TheSuite.broadcast());
    private String incident;
    private String audience;
    private String help;

    @BeforeAll
    void something_happens_and_somebody_asks_for_help() {
        incident = Town.incident("Water at the quay", "LIVE");
        audience = Town.audience("One at the quay", "eve@example.com,,Eve,en");
        help = people.post("/api/assessments", Map.of("protocol", "natural-disaster", "language", "en")).get("token").asText();
        Eventually.holds("triage knows the old number", () -> triageNames(OLD));
        Eventually.holds("broadcast knows the old number", () -> broadcastNames(OLD));
    }

    @AfterAll
    void it_is_over() {
        Town.close(incident);
    }

    @Test
    @Order(1)
    void within_seconds_of_the_editors_change_both_other_services_name_the_new_number() {
        try (Person editor = Person.atADesk()) {
            editor.signsIn("editor", TheSuite.directory(), "/").sees("Night hotline").looks("directory");
            editor.follows("Night hotline").sees("Who changed what").looks("directory-channel");
            editor.follows("Change").types("Address", "+1 202 555 0177").looks("directory-change");

            Instant saved = Instant.now();
            editor.presses("Save the channel");
            Eventually.holds("triage names it", () -> triageNames(NEW));
            Eventually.holds("broadcast names it", () -> broadcastNames(NEW));
            Duration took = Duration.between(saved, Instant.now());
            Figures.say("a number changed in the directory is named by both others after", took);
            // two seconds are the aim, which the figure tells; two cores that run all this and a browser may pause as long again
            assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "it took " + took);

            editor.sees("Élodie Martin").sees("+1 202-555-0177").looks("directory-changed");
        }
        assertFalse(triageNames(OLD));
        assertFalse(broadcastNames(OLD));
        assertTrue(writtenFromTheDirectory().contains(NEW), writtenFromTheDirectory());
    }

    @Test
    @Order(2)
    void both_go_on_naming_it_while_the_directory_is_away() throws Exception {
        TheSuite.running().part("directory").stop();
        try {
            assertTrue(triageNames(NEW));
            assertTrue(broadcastNames(NEW));
            assertTrue(writtenFromTheDirectory().contains(NEW));
            String another = people.post("/api/assessments", Map.of("protocol", "natural-disaster", "language", "fi"))
                    .get("token").asText();
            assertTrue(people.text("/help/" + another + "?human=true").contains("tel:" + NEW), "somebody new is told it too");
        } finally {
            TheSuite.running().part("directory").start();
        }
        try (Person anybody = Person.onASmallPhone()) {
            anybody.opens(TheSuite.directory(), "/contact?need=crisis").seesLike("\\+1.202.555.0177").looks("contact-320")
                    .fitsTheScreen();
        }
    }

    @Test
    @Order(3)
    void two_editors_do_not_overwrite_each_other() {
        try (Person first = Person.atADesk(); Person second = Person.atADesk()) {
            String form = "/channels/" + Town.HOTLINE + "/edit";
            first.signsIn("editor", TheSuite.directory(), form);
            second.signsIn("editor", TheSuite.directory(), form);
            first.types("Address", OLD).presses("Save the channel").sees("Saved.");
            second.types("Expected wait in minutes", "4").presses("Save the channel").sees("while you were editing")
                    .looks("directory-meanwhile");
            assertEquals(OLD, second.page().getByLabel("Address", new com.microsoft.playwright.Page.GetByLabelOptions()
                    .setExact(true)).inputValue().replace(" ", "").replace("-", ""));
            second.presses("Save the channel").sees("Saved.");
        }
        Eventually.holds("the old number is back", () -> triageNames(OLD) && broadcastNames(OLD));
    }

    @Test
    @Order(4)
    void a_line_that_shuts_is_named_after_the_others_and_a_retired_one_nowhere() {
        Api editor = Api.as("editor", TheSuite.directory());
        String line = editor.post("/api/channels", sandbags("24/7")).get("id").asText();
        assertTrue(comesBefore(shown(), SANDBAGS, OLD), "the page says it with the next breath");
        everywhere("the new line is named", said -> said.contains(SANDBAGS));
        Eventually.holds("a notice says that it is open", () -> plain(inEnglish()).contains(SANDBAGS + "(dayandnight)"));

        editor.put("/api/channels/" + line, sandbags(inTwoDays()));
        assertTrue(comesBefore(shown(), OLD, SANDBAGS), "and that it is shut too");
        assertEquals("Night hotline",
                Api.anonymous(TheSuite.directory()).get("/api/route?need=crisis").at("/best/channel/name").asText());
        everywhere("the line that is shut comes after",
                said -> comesBefore(said, OLD, SANDBAGS) && !said.contains(SANDBAGS + "(dayandnight)"));

        editor.delete("/api/channels/" + line);
        for (String page : List.of("/contact", "/contact?need=crisis", "/contact.json", "/contact/poster",
                "/api/route?need=crisis"))
            assertFalse(contact(page).contains(SANDBAGS), page);
        everywhere("nobody names the retired line", said -> said.contains(OLD) && !said.contains(SANDBAGS));
    }

    @Test
    @Order(5)
    void whoever_reads_the_topic_for_the_first_time_knows_every_door_there_is() {
        Set<String> there = new TreeSet<>();
        Api.as("editor", TheSuite.directory()).get("/api/channels?limit=200").get("items").forEach(
                channel -> there.add(channel.get("id").asText() + " version " + channel.get("version").asText()));
        assertFalse(there.isEmpty());
        Eventually.holds("a stranger knows them all", () -> there.equals(knownToAStranger()));
    }

    private static JsonNode read(String event) {
        try {
            return Api.JSON.readTree(event);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Set<String> knownToAStranger() {
        Set<String> known = new TreeSet<>();
        try (Topics topics = new Topics(TheSuite.running().bootstrapServers())) {
            topics.readAnew("directory.channel-changed.v1").values().stream().map(DirectoryJourney::read)
                    .filter(channel -> !channel.get("retired").asBoolean())
                    .forEach(channel -> known.add(channel.get("id").asText() + " version " + channel.get("version").asText()));
        }
        return known;
    }

    /** What the other services say: a verdict's human, the incident's page, a notice begun now, the words at another door. */
    private void everywhere(String what, Predicate<String> holds) {
        Map<String, Supplier<String>> who = Map.of("triage", () -> people.text("/help/" + help + "?human=true"),
                "the incident", () -> everybody.text("/incidents/" + incident),
                "a notice", this::inEnglish,
                "the desk's sheet", () -> everybody.get("/api/doors/" + DESK + "?language=en").get("text").asText());
        who.forEach((where, says) -> Eventually.holds(what + ": " + where, () -> holds.test(plain(says.get()))));
    }

    private static boolean comesBefore(String said, String first, String second) {
        return said.contains(first) && said.indexOf(first) < said.indexOf(second);
    }

    private static String contact(String path) {
        return plain(Api.anonymous(TheSuite.directory()).text(path));
    }

    /** What a stranger in a crisis sees; what search engines read stands before it. */
    private static String shown() {
        String page = contact("/contact?need=crisis");
        return page.substring(page.indexOf("<main"));
    }

    /** Numbers as they are dialled, however they are written. */
    private static String plain(String said) {
        return said.replaceAll("[\\s\u00a0\u2011-]", "");
    }

    private static Map<String, Object> sandbags(String hours) {
        Map<String, Object> line = new HashMap<>(Map.of("name", "Sandbag line", "kind", "PHONE", "address", SANDBAGS, "needs",
                List.of("crisis"), "rank", Map.of("crisis", 1), "languages", List.of("en", "fi"), "timeZone",
                "Europe/Helsinki", "country", "FI", "hours", hours, "humanAnswers", true));
        line.put("expectedWaitSeconds", 30);
        return line;
    }

    private static String inTwoDays() {
        String day = LocalDate.now(ZoneId.of("Europe/Helsinki")).plusDays(2).getDayOfWeek()
                .getDisplayName(TextStyle.SHORT, Locale.ENGLISH).substring(0, 2);
        return day + " 12:00-12:30";
    }

    private boolean triageNames(String number) {
        return people.text("/help/" + help + "?human=true").contains("tel:" + number);
    }

    private boolean broadcastNames(String number) {
        return everybody.text("/incidents/" + incident).contains("tel:" + number);
    }

    /** The words of a notice that is begun now. */
    private String writtenFromTheDirectory() {
        return draft().get("wordings").toString().replaceAll("[ -]", "");
    }

    private String inEnglish() {
        return draft().at("/wordings/en/body").asText();
    }

    private JsonNode draft() {
        return Town.manager().post("/api/incidents/" + incident + "/notices",
                Map.of("purpose", "HOW_TO_REACH_US", "audience", audience, "media", List.of("EMAIL")));
    }
}
