package org.tourniquet.local.townspeople;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.gateway.GatewayAccount;
import org.tourniquet.local.gateway.TextGateway;
import org.tourniquet.local.inbox.MailInbox;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;

/** A town that gets texts, on the real gateway and inbox; the organisation's own doors are stood in for. */
class TownspeopleTest {

    private static final String SID = "AC" + "0".repeat(32);
    private static final String HELP = "The river is over its banks. Help: http://localhost/help?incident="
            + "00000000-0000-4000-8000-00000000a002&r=abc";

    @TempDir
    Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Map<String, String>> inbound = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> begun = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> answered = new ConcurrentLinkedQueue<>();
    private Http organisation;
    private TextGateway phones;
    private MailInbox inbox;
    private Townspeople people;

    @BeforeEach
    void a_town() throws Exception {
        organisation = new Http(0).route("POST", "/inbound", request -> {
            inbound.add(request.form());
            return Reply.text(200, "text/xml", "<Response/>");
        }).route("POST", "/api/assessments", request -> {
            begun.add(request.text());
            return Reply.json(201, Map.of("token", "t" + begun.size(), "next", question()));
        }).route("POST", "/api/assessments/{token}/answers", request -> {
            answered.add(request.text());
            return Reply.json(Map.of("next", Map.of("verdict", Map.of("winner", "power"))));
        }).start();
        phones = TextGateway.start(data, 0,
                new GatewayAccount(SID, "secret", "+12025550100", organisation.address() + "/inbound"));
        inbox = MailInbox.start(data, 0, 0);
        people = new Townspeople(new Townspeople.Doors(inbox.address(), phones.address(), organisation.address()),
                Clock.systemUTC(), Duration.ofMillis(1));
        people.start();
    }

    @AfterEach
    void ends() {
        people.close();
        inbox.close();
        phones.close();
        organisation.stop();
    }

    @Test
    void most_people_are_silent_and_the_others_do_what_is_in_their_nature() throws Exception {
        List<String> town = IntStream.range(0, 60).mapToObj("+15035551%03d"::formatted).toList();
        for (String person : town)
            text(person, HELP);
        Map<Nature, Long> natures = town.stream().collect(Collectors.groupingBy(Nature::of, Collectors.counting()));
        long writers = town.size() - natures.get(Nature.QUIET) - natures.getOrDefault(Nature.IN_NEED, 0L);
        assertTrue(natures.get(Nature.QUIET) > town.size() / 2, natures::toString);
        until(() -> inbound.size() == writers && answered.size() == natures.getOrDefault(Nature.IN_NEED, 0L));
        for (Map<String, String> said : inbound) {
            String body = said.get("Body");
            switch (Nature.of(said.get("From"))) {
                case GRATEFUL -> assertEquals("Thank you, that helped.", body);
                case ASKING -> assertTrue(body.endsWith("?"), body);
                case ANGRY -> assertTrue(body.startsWith("Third message"), body);
                case LEAVING -> assertEquals("STOP", body);
                default -> throw new AssertionError(said.toString());
            }
        }
        assertTrue(begun.stream().allMatch(begin -> begin.contains("00000000a002") && begin.contains("\"recipient\":\"abc\"")));
    }

    @Test
    void who_complained_recovers_and_nobody_does_more_than_two_things() throws Exception {
        String angry = IntStream.range(0, 10_000).mapToObj("+1503556%04d"::formatted)
                .filter(number -> Nature.of(number) == Nature.ANGRY).findFirst().orElseThrow();
        for (int i = 0; i < 5; i++) {
            text(angry, "We are here.");
            int times = Math.min(2, i + 1);
            until(() -> inbound.size() == times);
        }
        Thread.sleep(1500);
        assertEquals(List.of("Third message and still no power. Nobody answers the phone.", "It works again. Thank you."),
                inbound.stream().map(said -> said.get("Body")).toList());
    }

    @Test
    void they_write_in_the_language_in_which_they_were_written_to() {
        assertEquals("fi", Words.language("Joki on tulvinut. Soita nyt tai kirjoita, ja me autamme."));
        assertEquals("fr", Words.language("Appelez le 112 pour les urgences, nous vous aidons."));
        assertEquals("ar", Words.language("اتصل بنا الآن"));
        assertEquals("en", Words.language("Call us now."));
    }

    @Test
    void some_cannot_be_reached() throws Exception {
        until(() -> rules(phones.address()) == 1 && rules(inbox.address()) == 1);
        assertEquals(Nature.QUIET, Nature.of("resident113@example.com"));
        assertTrue("resident113@example.com".matches(Nature.FULL) && "+14095550157".matches(Nature.OFF));
    }

    private static Map<String, Object> question() {
        return Map.of("question", Map.of("id", "q1", "phase", "SCORE", "type", "SINGLE", "options",
                List.of(Map.of("id", "a", "label", "A"), Map.of("id", "b", "label", "B"))));
    }

    private int rules(URI outside) {
        try {
            return Reply.JSON.readTree(http.send(HttpRequest.newBuilder(outside.resolve("/api/behaviour")).build(),
                    BodyHandlers.ofString()).body()).size();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void text(String to, String body) throws Exception {
        String form = "To=" + enc(to) + "&From=" + enc("+12025550100") + "&Body=" + enc(body);
        var answer = http.send(
                HttpRequest.newBuilder(phones.address().resolve("/2010-04-01/Accounts/" + SID + "/Messages.json"))
                        .header("Authorization",
                                "Basic " + Base64.getEncoder()
                                        .encodeToString((SID + ":secret").getBytes(StandardCharsets.UTF_8)))
                        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(201, answer.statusCode(), answer.body());
    }

    private static String enc(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static void until(BooleanSupplier done) {
        Eventually.holds("the townspeople do it", done::getAsBoolean);
    }
}
