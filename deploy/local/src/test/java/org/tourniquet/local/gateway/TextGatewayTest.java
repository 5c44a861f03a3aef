package org.tourniquet.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;

import com.fasterxml.jackson.databind.JsonNode;

/** The gateway over real sockets, with a real listener where the organisation would be. */
class TextGatewayTest {

    private static final String SID = "AC" + "0123456789abcdef".repeat(2);
    private static final String PHONE = "+12025550123";

    record Call(String signature, Map<String, String> form) {
    }

    @TempDir
    Path data;
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private Http organisation;
    private TextGateway gateway;

    @BeforeEach
    void begin() throws IOException {
        organisation = new Http(0);
        for (String path : List.of("/status", "/inbound")) {
            organisation.route("POST", path, request -> {
                calls.add(new Call(request.header("X-Twilio-Signature"), request.form()));
                return Reply.text(200, "text/xml", path.equals("/inbound") && request.form().get("Body").equals("hello")
                        ? "<Response><Message>We read you.</Message></Response>"
                        : "<Response/>");
            });
        }
        organisation.start();
        gateway = TextGateway.start(data, 0, account());
    }

    @AfterEach
    void end() {
        gateway.stop();
        organisation.stop();
    }

    @Test
    void a_signature_is_the_one_that_openssl_makes() {
        // printf '%s' 'https://example.com/a?b=1ToX' | openssl dgst -sha1 -hmac 12345 -binary | base64
        assertEquals("ErTx1aBV22xSs8ckdG3z21UOic0=", Signature.of("12345", "https://example.com/a?b=1", Map.of("To", "X")));
    }

    @Test
    void an_accepted_text_has_an_id_and_is_delivered_with_signed_callbacks() throws Exception {
        JsonNode text = json(send(PHONE, "Water is safe again", 201));
        assertTrue(text.get("sid").asText().matches("SM[0-9a-f]{32}"));
        assertEquals("queued", text.get("status").asText());
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Call call = calls.poll(5, TimeUnit.SECONDS);
            assertNotNull(call, "callback " + i);
            assertEquals(Signature.of("secret", organisation.address() + "/status", call.form()), call.signature());
            states.add(call.form().get("MessageStatus"));
        }
        assertEquals(List.of("sent", "delivered"), states);
        JsonNode later = json(get("/2010-04-01/Accounts/" + SID + "/Messages/" + text.get("sid").asText() + ".json"));
        assertEquals("delivered", later.get("status").asText());
    }

    @Test
    void what_it_took_survives_a_restart() throws Exception {
        send(PHONE, "one", 201);
        send(PHONE, "two", 201);
        gateway.stop();
        gateway = TextGateway.start(data, 0, account());
        JsonNode texts = json(get("/api/messages?to=" + enc(PHONE)));
        assertEquals(List.of("two", "one"), texts.findValuesAsText("body"));
    }

    @Test
    void an_unknown_account_and_wrong_input_are_refused_with_twilios_codes() throws Exception {
        assertEquals(21211, json(send("12", "x", 400)).get("code").asInt());
        assertEquals(21602, json(send(PHONE, "", 400)).get("code").asInt());
        assertEquals(21266, json(send("+12025550100", "x", 400)).get("code").asInt());
        assertEquals(400, post("/api/inbound", "{\"body\":\"x\"}").statusCode());
        assertEquals(400, get("/2010-04-01/Accounts/" + SID + "/Messages.json?DateSent=today").statusCode());
        assertEquals(21617, json(send(PHONE, "x".repeat(1601), 400)).get("code").asInt());
        var stranger = HttpRequest.newBuilder(at("/2010-04-01/Accounts/" + SID + "/Messages.json")).GET().build();
        assertEquals(401, http.send(stranger, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void stop_refuses_further_texts_until_start() throws Exception {
        inbound("STOP");
        assertEquals(21610, json(send(PHONE, "x", 400)).get("code").asInt());
        inbound("START");
        send(PHONE, "x", 201);
    }

    @Test
    void an_inbound_text_is_posted_signed_and_its_answer_is_sent() throws Exception {
        inbound("hello");
        Call call = calls.poll(5, TimeUnit.SECONDS);
        assertNotNull(call);
        assertEquals("hello", call.form().get("Body"));
        assertEquals(Signature.of("secret", organisation.address() + "/inbound", call.form()), call.signature());
        for (int i = 0; i < 50; i++) {
            if (json(get("/api/messages?to=" + enc(PHONE))).findValuesAsText("body").contains("We read you.")) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the TwiML answer was not sent");
    }

    @Test
    void asked_to_it_throttles_refuses_and_dies_after_accepting() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "THROTTLE", "times", 1, "millis", 2000));
        HttpResponse<String> throttled = send(PHONE, "x", 429);
        assertEquals("2", throttled.headers().firstValue("Retry-After").orElseThrow());
        behave(Map.of("recipients", PHONE, "action", "REJECT", "code", 21614, "times", 1));
        assertEquals(21614, json(send(PHONE, "x", 400)).get("code").asInt());
        behave(Map.of("recipients", PHONE, "action", "ACCEPT_THEN_DIE", "times", 1));
        assertThrows(IOException.class, () -> send(PHONE, "kept", 201));
        assertEquals(1, json(get("/api/messages?to=" + enc(PHONE))).size());
    }

    @Test
    void asked_to_it_puts_off_fails_drops_and_stays_mute() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "GREYLIST", "times", 2));
        send(PHONE, "x", 503);
        send(PHONE, "x", 503);
        behave(Map.of("recipients", "+1202*", "action", "REJECT", "code", 500, "times", 1));
        send(PHONE, "x", 500);
        behave(Map.of("recipients", "+1202*", "action", "DROP", "times", 1));
        assertThrows(IOException.class, () -> send(PHONE, "dropped", 201));
        assertEquals(0, json(get("/api/messages")).size());
        behave(Map.of("recipients", PHONE, "action", "MUTE", "millis", 200, "times", 1));
        assertThrows(IOException.class, () -> send(PHONE, "unheard", 201));
        send(PHONE, "at last", 201);
        assertEquals(1, json(get("/api/messages?to=" + PHONE)).size());
    }

    @Test
    void callbacks_can_come_twice_and_are_tried_again_while_nobody_listens() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "DOUBLE_CALLBACKS"));
        send(PHONE, "x", 201);
        List<String> states = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            states.add(calls.poll(5, TimeUnit.SECONDS).form().get("MessageStatus"));
        }
        assertEquals(List.of("delivered", "delivered", "sent", "sent"), states.stream().sorted().toList());
        organisation.stop();
        send("+12025550124", "y", 201);
        Thread.sleep(800);
        organisation.start();
        assertNotNull(calls.poll(5, TimeUnit.SECONDS));
    }

    @Test
    void a_network_refusal_comes_as_undelivered_callback() throws Exception {
        behave(Map.of("recipients", PHONE, "action", "REJECT", "code", 30003));
        send(PHONE, "x", 201);
        calls.poll(5, TimeUnit.SECONDS);
        Call last = calls.poll(5, TimeUnit.SECONDS);
        assertNotNull(last);
        assertEquals("undelivered", last.form().get("MessageStatus"));
        assertEquals("30003", last.form().get("ErrorCode"));
    }

    @Test
    void the_list_is_paged_and_filtered_as_twilio_does() throws Exception {
        for (int i = 0; i < 5; i++) {
            send(PHONE, "n" + i, 201);
        }
        send("+12025550199", "other", 201);
        String path = "/2010-04-01/Accounts/" + SID + "/Messages.json?To=" + enc(PHONE) + "&PageSize=2";
        List<String> bodies = new ArrayList<>();
        while (path != null) {
            JsonNode page = json(get(path));
            bodies.addAll(page.get("messages").findValuesAsText("body"));
            path = page.get("next_page_uri").isNull() ? null : page.get("next_page_uri").asText();
        }
        assertEquals(List.of("n4", "n3", "n2", "n1", "n0"), bodies);
    }

    @Test
    void thousands_at_once_all_get_ids_of_their_own() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 2_000).mapToObj(i -> threads.submit(() -> json(send(
                    "+1%d55501%02d".formatted(301 + i / 100, i % 100), "x", 201)).get("sid").asText())).toList();
            assertEquals(2_000, answers.stream().map(f -> {
                try {
                    return f.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).collect(Collectors.toSet()).size());
        }
        assertEquals(2_000, json(get("/api/count")).get("count").asInt());
    }

    @Test
    void its_answer_has_just_the_fields_of_twilios_description() throws Exception {
        Path description = Path.of(System.getProperty("tourniquet.data", ""), "twilio", "twilio_api_v2010.json");
        assumeTrue(Files.exists(description), "skipped: no twilio_api_v2010.json in tourniquet.data");
        JsonNode whole = Reply.JSON.readTree(description.toFile());
        conforms(whole, json(send(PHONE, "x", 201)));
        JsonNode page = json(get("/2010-04-01/Accounts/" + SID + "/Messages.json"));
        conforms(whole, page.get("messages").get(0));
        assertEquals(fields(whole.get("paths").get("/2010-04-01/Accounts/{AccountSid}/Messages.json")
                .at("/get/responses/200/content/application~1json/schema/properties")), fields(page));
    }

    private static void conforms(JsonNode description, JsonNode text) {
        JsonNode schema = description.at("/components/schemas/api.v2010.account.message/properties");
        assertEquals(fields(schema), fields(text));
        for (String name : List.of("status", "direction")) {
            JsonNode words = description.at("/components/schemas/message_enum_" + name + "/enum");
            assertTrue(words.toString().contains("\"" + text.get(name).asText() + "\""), name);
        }
        schema.fields().forEachRemaining(field -> {
            JsonNode value = text.get(field.getKey());
            if (value.isNull()) {
                assertTrue(field.getValue().path("nullable").asBoolean(), field.getKey());
            } else if (field.getValue().has("pattern")) {
                assertTrue(value.asText().matches(field.getValue().get("pattern").asText()), field.getKey());
            } else if (field.getValue().path("type").asText().equals("string")) {
                assertTrue(value.isTextual(), field.getKey());
            }
        });
    }

    @Test
    void the_page_shows_the_phone_and_lets_its_owner_write() throws Exception {
        send(PHONE, "Doors: <b>1 Quay Street</b>", 201);
        String page = get("/phones/" + PHONE.substring(1)).body();
        assertTrue(page.contains("Doors: &lt;b&gt;1 Quay Street&lt;/b&gt;"), page);
        var form = HttpRequest.newBuilder(at("/phones/" + PHONE.substring(1)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("body=Thank+you")).build();
        assertEquals(303, http.send(form, BodyHandlers.ofString()).statusCode());
        assertTrue(get("/phones/" + PHONE.substring(1)).body().contains("Thank you"));
    }

    private static TreeSet<String> fields(JsonNode object) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private GatewayAccount account() {
        return new GatewayAccount(SID, "secret", "+12025550100", organisation.address() + "/inbound");
    }

    private void inbound(String body) throws Exception {
        assertEquals(201,
                post("/api/inbound", Reply.JSON.writeValueAsString(Map.of("from", PHONE, "to", "+12025550100", "body", body)))
                        .statusCode());
    }

    private void behave(Map<String, Object> behaviour) throws Exception {
        assertEquals(201, post("/api/behaviour", Reply.JSON.writeValueAsString(behaviour)).statusCode());
    }

    private HttpResponse<String> post(String path, String json) throws Exception {
        return http.send(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String to, String body, int status) throws IOException, InterruptedException {
        String form = "To=" + enc(to) + "&From=" + enc("+12025550100") + "&Body=" + enc(body) + "&StatusCallback="
                + enc(organisation.address() + "/status");
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(at("/2010-04-01/Accounts/" + SID + "/Messages.json"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", basic())
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        return answer;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).header("Authorization", basic()).build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return gateway.address().resolve(path);
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((SID + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    private static String enc(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Reply.JSON.readTree(answer.body());
    }
}
