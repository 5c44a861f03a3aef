package org.tourniquet.kit.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The edge as programs and browsers meet it, on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class EdgeTest {
    @Inject
    AuditTrail audit;
    @Inject
    OneAtATime one;
    @Inject
    DataSource database;

    @Test
    void the_api_answers_a_stranger_with_401_and_never_redirects() {
        json("{}").post("/api/things").then().statusCode(401).contentType("application/problem+json").header("WWW-Authenticate",
                containsString("Basic"));
        json("{}").auth().preemptive().basic("editor", "wrong").post("/api/things").then().statusCode(401).body("code",
                equalTo("not-signed-in"));
        json("{}").auth().preemptive().basic("agent", "demo").post("/api/things").then().statusCode(403).body("code",
                equalTo("forbidden"));
        given().auth().preemptive().basic("operator", "demo").get("/api/forgotten").then().statusCode(403);
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        editor("{\"name\":\" \",\"words\":{\"en\":\"\",\"fi\":\"x\"}}").post("/api/things").then().statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid")).body("instance", equalTo("/api/things"))
                .body("errors.pointer", hasItems("/name", "/words/en"))
                .body("errors.code", hasItems("not-blank")).body("errors.size()", equalTo(2));
        editor("").post("/api/things").then().statusCode(422).body("errors[0].code", equalTo("not-null"));
    }

    @Test
    void malformed_json_is_refused_with_its_place() {
        editor("{\"name\":\n}").post("/api/things").then().statusCode(400).body("detail", containsString("line 2"));
        editor("{\"name\":\"a\",\"count\":\"many\"}").post("/api/things").then().statusCode(400).body("errors[0].pointer",
                equalTo("/count"));
        editor("{\"name\":\"a\",\"name\":\"b\"}").post("/api/things").then().statusCode(400);
        editor("{\"name\":\"a\"} and more").post("/api/things").then().statusCode(400);
        editor("{\"x\":" + "[".repeat(10_000)).post("/api/things").then().statusCode(400);
    }

    @Test
    void what_is_not_there_or_not_possible_is_a_problem_too() {
        given().get("/api/nothing").then().statusCode(404).body("code", equalTo("not-found"));
        given().delete("/api/things").then().statusCode(405).body("code", equalTo("method-not-allowed"));
        given().auth().preemptive().basic("editor", "demo").contentType("text/plain").body("x").post("/api/things").then()
                .statusCode(415);
    }

    @Test
    void people_get_a_page_in_their_language_instead_of_json_and_no_secret() {
        given().accept("text/html").get("/open/broken").then().statusCode(500).contentType(containsString("text/html"))
                .body(containsString("Something went wrong on our side"), not(containsString("secret")));
        given().accept("text/html").get("/open/nowhere?lang=ar").then().statusCode(404).body(containsString("dir=\"rtl\""));
        given().get("/open/broken").then().statusCode(500).body("detail", not(containsString("secret")));
    }

    @Test
    void the_same_key_and_body_has_one_effect_and_one_answer() {
        String key = UUID.randomUUID().toString();
        Response first = editor("{\"name\":\"boat\"}").header("Idempotency-Key", key).post("/api/things");
        Response again = editor("{\"name\":\"boat\"}").header("Idempotency-Key", key).post("/api/things");
        assertEquals(201, first.statusCode());
        assertEquals(201, again.statusCode());
        assertEquals(first.body().asString(), again.body().asString());
        assertEquals(first.header("Location").replaceFirst("https?://[^/]+", ""),
                again.header("Location").replaceFirst("https?://[^/]+", ""));
        assertEquals(1, audit.of("thing", UUID.fromString(first.path("id"))).size());
        editor("{\"name\":\"raft\"}").header("Idempotency-Key", key).post("/api/things").then().statusCode(409).body("code",
                equalTo("key-reused"));
        json("{\"name\":\"boat\"}").auth().preemptive().basic("agent", "demo").header("Idempotency-Key", key)
                .post("/api/things").then().statusCode(403);
    }

    @Test
    void two_at_once_with_one_key_have_one_effect() throws Exception {
        String key = UUID.randomUUID().toString();
        String[] names = new String[8];
        Thread[] threads = new Thread[names.length];
        for (int i = 0; i < names.length; i++) {
            int at = i;
            threads[i] = Thread.ofVirtual().start(() -> names[at] = editor("{\"name\":\"boat\"}").header("Idempotency-Key", key)
                    .post("/api/plain").path("id"));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1, java.util.Set.of(names[0]).size());
        assertTrue(java.util.Arrays.stream(names).allMatch(names[0]::equals));
    }

    @Test
    void a_failure_leaves_neither_effect_nor_key() {
        String key = UUID.randomUUID().toString();
        editor("{\"name\":\"leak\",\"count\":-1}").header("Idempotency-Key", key).post("/api/things").then().statusCode(422)
                .body("errors[0].pointer", equalTo("/count"));
        editor("{\"name\":\"leak\"}").header("Idempotency-Key", key).post("/api/things").then().statusCode(201);
    }

    @Test
    void a_page_sends_a_stranger_to_sign_in_and_back() {
        Response asked = given().redirects().follow(false).get("/page");
        asked.then().statusCode(302).header("Location", endsWith("/login"));
        given().cookies(asked.cookies()).redirects().follow(false).formParam("name", "editor").formParam("password", "demo")
                .post("/login")
                .then().statusCode(302).header("Location", endsWith("/page")).header("Set-Cookie", not(equalTo("")));
        given().redirects().follow(false).formParam("name", "editor").formParam("password", "no").post("/login").then()
                .statusCode(302).header("Location", endsWith("/login?again=true"));
        given().get("/login?again=true").then().statusCode(200).body(containsString("nobody by this name"));
        given().redirects().follow(false).auth().preemptive().basic("editor", "demo").get("/page").then().statusCode(302);
    }

    @Test
    void the_session_opens_pages_and_never_the_api() {
        Map<String, String> cookies = session("editor");
        given().cookies(cookies).get("/page").then().statusCode(200).body(equalTo("page"));
        given().cookies(cookies).contentType(ContentType.JSON).body("{\"name\":\"a\"}").post("/api/things").then()
                .statusCode(401);
        given().cookies(session("agent")).accept("text/html").get("/page").then().statusCode(403)
                .body(containsString("Your role may not do this"));
    }

    @Test
    void a_form_without_our_token_or_from_elsewhere_changes_nothing() {
        Map<String, String> cookies = session("editor");
        String page = given().cookies(cookies).get("/login").body().asString();
        String token = page.replaceAll("(?s).*name=\"form-token\" content=\"([^\"]+)\".*", "$1");
        Map<String, String> both = new java.util.HashMap<>(cookies);
        both.put("csrf-directory", token);
        given().cookies(cookies).formParam("name", "x").post("/page").then().statusCode(403);
        given().cookies(both).formParam("name", "x").post("/page").then().statusCode(403);
        given().cookies(both).post("/page").then().statusCode(403);
        given().cookies(both).formParam("name", "x").formParam("csrf-token", token.substring(1) + "A").post("/page").then()
                .statusCode(403);
        given().cookies(both).header("Sec-Fetch-Site", "same-site").formParam("name", "x").formParam("csrf-token", token)
                .post("/page").then().statusCode(403);
        given().cookies(both).formParam("name", "x").formParam("csrf-token", token).post("/page").then().statusCode(200)
                .body(equalTo("changed x"));
        given().cookies(both).header("X-CSRF-TOKEN", token).formParam("name", "x").post("/page").then().statusCode(200);
        given().formParam("name", "x").post("/open/no-token").then().statusCode(200).body(equalTo("taken x"));
        given().cookies(both).redirects().follow(false).get("/logout").then().statusCode(405);
        given().cookies(both).redirects().follow(false).formParam("csrf-token", token).post("/logout").then().statusCode(303)
                .cookie("tourniquet-session", equalTo(""));
    }

    @Test
    void behind_tls_every_cookie_stays_there_and_a_proxys_host_is_never_believed() {
        for (String page : new String[] { "/open/cookie", "/login?lang=fi", "/page" }) {
            var cookies = given().redirects().follow(false).header("X-Forwarded-Proto", "https").get(page).headers()
                    .getValues("Set-Cookie");
            assertFalse(cookies.isEmpty(), page);
            assertTrue(cookies.stream().allMatch(cookie -> cookie.toLowerCase().contains("; secure")), cookies::toString);
        }
        assertTrue(given().redirects().follow(false).header("X-Forwarded-Proto", "https").formParam("name", "editor")
                .formParam("password", "demo").post("/login").header("Set-Cookie").contains("; Secure"));
        assertFalse(given().get("/open/cookie").header("Set-Cookie").contains("Secure"), "a laptop has no TLS");
        given().redirects().follow(false).header("X-Forwarded-Host", "evil.example").get("/page").then().header("Location",
                not(containsString("evil")));
    }

    @Test
    void every_page_forbids_foreign_scripts() {
        given().get("/login").then().header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body(not(containsString(" style=")), not(containsString("onclick")));
        given().get("/house/house.css").then().statusCode(200);
        given().get("/_static/htmx.org/dist/htmx.min.js").then().statusCode(200);
    }

    @Test
    void the_style_page_shows_every_part() {
        given().cookies(session("operator")).get("/house?mode=drill").then().statusCode(200)
                .body(containsString("class=\"band drill\""), containsString("<progress"), containsString("<svg"),
                        containsString("aria-invalid"), containsString("REHEARSE"));
        given().cookies(session("operator")).get("/house/public?lang=ar").then().statusCode(200)
                .body(containsString("lang=\"ar\" dir=\"rtl\""));
    }

    @Test
    void the_audit_trail_is_only_ever_added_to() throws SQLException {
        audit.recordAs("Maria", "opened", "incident", UUID.randomUUID(), null);
        try (Connection connection = database.getConnection()) {
            for (String tampering : new String[] { "UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry",
                    "TRUNCATE audit_entry" }) {
                assertThrows(SQLException.class, () -> connection.createStatement().execute(tampering), tampering);
            }
        }
    }

    @Test
    void only_one_at_a_time_works_and_the_next_may_afterwards() {
        boolean[] second = { true };
        assertTrue(one.run("relay", () -> second[0] = one.run("relay", () -> {
        })));
        assertFalse(second[0]);
        assertTrue(one.run("relay", () -> {
        }));
        assertThrows(IllegalArgumentException.class, () -> one.run("relay", () -> {
            throw new IllegalArgumentException("work that fails");
        }));
        assertTrue(one.run("relay", () -> {
        }));
    }

    private static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification editor(String body) {
        return json(body).auth().preemptive().basic("editor", "demo");
    }

    private static Map<String, String> session(String who) {
        return given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login").cookies();
    }
}
