package org.tourniquet.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Reply;

import com.fasterxml.jackson.databind.JsonNode;

/** The gateway as a provider that works. */
class TextGatewayTest extends GatewayAtWork {

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
        Eventually.holds("the TwiML answer is sent",
                () -> json(get("/api/messages?to=" + enc(PHONE))).findValuesAsText("body").contains("We read you."));
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
}
