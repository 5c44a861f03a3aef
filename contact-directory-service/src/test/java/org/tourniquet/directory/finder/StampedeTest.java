package org.tourniquet.directory.finder;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;

import jakarta.inject.Inject;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.finder.InUse.Read;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class StampedeTest {

    private static final int FIRST_PAINT = 30_000;
    private static final String LINE = """
            {"name": "Parcel line", "kind": "PHONE", "address": "+1 202 555 0134", "needs": ["NEED"],
             "languages": ["en"], "timeZone": "Europe/Helsinki", "country": "FI", "hours": "24/7", "humanAnswers": false,
             "constraints": []}""";

    @TestHTTPResource
    URI here;
    @Inject
    InUse inUse;
    @Inject
    SaidLately said;
    @Inject
    Clock clock;

    @ParameterizedTest
    @ValueSource(strings = { "/contact", "/contact?need=crisis&lang=ar", "/contact.json", "/api/route?need=crisis",
            "/api/route?need=crisis&at=2026-11-22T03:00:00Z" })
    void whoever_has_it_already_is_told_so(String path) {
        for (int time = 0; time < 3; time++) {
            Response first = given().get(path);
            assertTrue(first.header("Cache-Control").matches("public, max-age=([0-9]|[12][0-9]|30)"));
            assertEquals("Accept-Encoding, Accept-Language, Cookie", first.header("Vary"));
            given().header("If-None-Match", first.header("ETag")).get(path).then().statusCode(304)
                    .header("ETag", is(first.header("ETag"))).header("Cache-Control", containsString("max-age="))
                    .body(is(""));
            given().header("If-None-Match", "W/\"another\"").get(path).then().statusCode(200);
        }
    }

    @Test
    void what_was_just_said_is_said_again_without_asking_anybody() {
        String page = given().header("Accept-Language", "hu").get("/contact?need=coverage").asString();
        Eventually.passes(() -> {
            given().header("Accept-Language", "hu").get("/contact?need=coverage");
            Read read = inUse.lately();
            assertNotNull(read);
            assertNotNull(said.still(Question.page(read.needs(), "coverage", null, null, "hu"), read, clock.instant()));
        });
        Response again = given().header("Accept-Language", "hu").get("/contact?need=coverage");
        assertEquals(page, again.asString());
        assertNotNull(again.header("Content-Security-Policy"));
        assertEquals("text/html;charset=UTF-8", again.contentType());
    }

    @Test
    void nothing_of_one_readers_address_is_kept_for_the_next() {
        for (String path : List.of("/contact?need=technical&", "/contact?"))
            given().get(path + "utm_source=somebody&fbclid=xyz&lang=eo").then().body(not(containsString("somebody")))
                    .body(containsString("lang=fi"));
    }

    @Test
    void an_edit_is_on_the_page_and_in_the_route_at_once_and_a_retired_channel_nowhere() {
        String line = LINE.replace("NEED", "parcel");
        String at = editor().body(line).post("/api/channels").then().statusCode(201).extract().header("Location");
        for (int time = 0; time < 3; time++) {
            editor().body(line).put(at).then().statusCode(200);
            given().get("/contact?need=parcel").then().body(containsString("Open day and night"));
            given().get("/api/route?need=parcel").then().body("best.open", is(true));
            editor().body(line.replace("24/7", "off")).put(at).then().statusCode(200);
            given().get("/contact?need=parcel").then().body(not(containsString("href=\"tel:+12025550134\"")));
            given().get("/api/route?need=parcel").then().body("best", nullValue());
        }
        editor().body(line.replace("+1 202 555 0134", "+1 202 555 0135")).put(at).then().statusCode(200);
        given().get("/contact").then().body(containsString("tel:+12025550135"));
        given().get("/contact.json").then().body(containsString("+12025550135"));
        editor().delete(at).then().statusCode(204);
        for (String path : List.of("/contact", "/contact?need=parcel", "/contact.json", "/contact/poster"))
            given().get(path).then().statusCode(200).body(not(containsString("Parcel line")));
    }

    @Test
    void what_another_instance_changed_is_said_soon() {
        String line = LINE.replace("NEED", "library");
        String at = editor().body(line).post("/api/channels").then().statusCode(201).extract().header("Location");
        given().get("/api/route?need=library").then().body("best.open", is(true));
        QuarkusTransaction.requiringNew().run(() -> Channel.update("hoursText = 'off' where id = ?1",
                java.util.UUID.fromString(at.substring(at.lastIndexOf('/') + 1))));
        Eventually.passes(() -> given().get("/api/route?need=library").then().body("best", nullValue()));
        editor().delete(at).then().statusCode(204);
    }

    @ParameterizedTest
    @CsvSource({ "/contact", "/contact?need=crisis" })
    void everything_for_the_first_paint_is_small(String path) throws IOException, InterruptedException {
        for (String language : Languages.ALL) {
            // the second is said from what is kept; this client asks for HTTP/2
            overTheWire(path, language);
            HttpResponse<byte[]> page = overTheWire(path, language);
            int bytes = weight(page);
            StringBuilder what = new StringBuilder(path + " " + bytes);
            String html = new String(new java.util.zip.GZIPInputStream(
                    new java.io.ByteArrayInputStream(page.body())).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            var parts = Jsoup.parse(html).select("link[rel=stylesheet], link[rel=icon], script[src], img[src]");
            assertTrue(parts.size() >= 2,
                    () -> "what the page loads is not found: " + page.version() + page.headers().map() + html);
            for (var part : parts) {
                String address = part.hasAttr("src") ? part.attr("src") : part.attr("href");
                int one = weight(overTheWire(address, language));
                what.append(", ").append(address).append(' ').append(one);
                bytes += one;
            }
            assertTrue(bytes < FIRST_PAINT, what.toString());
        }
    }

    /** Body and head, as they travel. */
    private static int weight(HttpResponse<byte[]> answer) {
        return answer.body().length + answer.headers().map().entrySet().stream()
                .mapToInt(header -> header.getKey().length() + 4 + String.join(",", header.getValue()).length()).sum();
    }

    private HttpResponse<byte[]> overTheWire(String path, String language) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = browser.send(HttpRequest.newBuilder(here.resolve(path))
                    .header("Accept-Encoding", "gzip").header("Accept-Language", language).build(), BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode(), path);
            return answer;
        }
    }

    private static RequestSpecification editor() {
        return given().auth().preemptive().basic("editor", "demo").contentType("application/json");
    }
}
