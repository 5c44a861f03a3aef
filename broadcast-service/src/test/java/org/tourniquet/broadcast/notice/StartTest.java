package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.local.law.Eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** When a notice begins: at its hour, after the seconds of a broken glass, and not while a live incident holds it. */
@QuarkusTest
@BroadcastTest
class StartTest {
    private static final ZoneId TOWN = ZoneId.of("Europe/Helsinki");
    private static final String WHY = "Henrik's phone is off and the water is at the doors";

    private String incident;
    private String audience;

    @BeforeEach
    void the_river_rises() {
        incident = Browser.incident("Start " + System.nanoTime(), "LIVE");
        audience = Browser.audience("email,name\nanna@town.example,Anna\nbela@town.example,Bela\n");
    }

    @Test
    void a_scheduled_notice_waits_for_its_hour_and_nobody_sees_it_before() {
        String notice = approved(soon());
        Browser.of("manager").get("/notices/{id}", notice).then().body(containsString("Take it back"));
        Browser.of("manager").get("/").then().body(containsString("/notices/" + notice));
        LockSupport.parkNanos(2_500_000_000L);
        assertEquals("APPROVED", state(notice));
        Browser.of("manager").get("/incidents/{id}", incident).then().body(not(containsString("The water rises")));
        setStart(notice, Instant.now().minusSeconds(1));
        waitFor(notice, "SENDING", "STOPPED");
    }

    @Test
    void at_its_hour_by_the_databases_clock_it_is_sent_and_not_before() {
        String notice = null;
        Instant hour = null;
        // a slow machine may need more than two seconds to submit and approve it
        for (int ahead = 2; notice == null && ahead < 120; ahead *= 4) {
            hour = Instant.now().plusSeconds(ahead).truncatedTo(ChronoUnit.SECONDS);
            notice = approvedBefore(hour);
        }
        waitFor(notice, "SENDING", "COMPLETE");
        Instant began = began(notice);
        assertTrue(!began.isBefore(hour), began + " is before " + hour);
    }

    @Test
    void its_hour_belongs_to_what_is_approved() {
        String notice = draft(soon());
        Map<String, Object> submitted = submit(notice);
        setStart(notice, Instant.now().plus(5, ChronoUnit.HOURS));
        approve(submitted).then().statusCode(409).body("code", equalTo("content-changed"));
    }

    @Test
    void the_past_is_refused_and_so_is_an_hour_after_the_end() {
        String notice = draft(null);
        Browser.api("manager").body(Map.of("startAt", Instant.now().minusSeconds(60).toString()))
                .put("/api/notices/{id}/start", notice).then().statusCode(422).body("errors[0].pointer", equalTo("/startAt"));
        Browser.api("manager").body(Map.of("startAt", Instant.now().plus(3, ChronoUnit.DAYS).toString()))
                .put("/api/notices/{id}/start", notice).then().statusCode(200);
        Browser.api("manager").post("/api/notices/{id}/submission", notice).then().statusCode(422).body("errors[0].code",
                equalTo("too-late"));
    }

    @Test
    void an_hour_that_the_clocks_leave_out_is_the_moment_of_their_jump() {
        assertEquals(Instant.parse("2027-03-28T01:00:00Z"), StartForm.read("2027-03-28T03:30", TOWN));
        assertEquals("2027-03-28T04:00", StartForm.write(StartForm.read("2027-03-28T03:30", TOWN), TOWN));
        assertEquals(Instant.parse("2026-11-23T04:00:00Z"), StartForm.read("2026-11-23T06:00", TOWN));
        assertEquals(null, StartForm.read(" ", TOWN));
    }

    @Test
    void opening_a_live_incident_holds_what_was_scheduled_until_a_manager_lets_it_go() {
        String notice = approved(soon());
        Browser.incident("A drill holds nothing " + System.nanoTime(), "DRILL");
        held(notice).body("heldBy", nullValue());
        String flood = Browser.incident("Flood " + System.nanoTime(), "LIVE");
        held(notice).body("heldBy", equalTo(flood));
        setStart(notice, Instant.now().minusSeconds(1));
        LockSupport.parkNanos(1_500_000_000L);
        assertEquals("APPROVED", state(notice), "held, though its hour has come");
        Browser.of("manager").get("/").then().body(containsString("Held"));
        setStart(notice, soon());
        Browser.api("manager").post("/api/notices/{id}/release", notice).then().statusCode(200).body("heldBy", nullValue());
        Browser.api("manager").post("/api/notices/{id}/release", notice).then().statusCode(409).body("detail",
                containsString("You released it at "));
    }

    @Test
    void one_manager_alone_needs_a_reason_and_another_word_and_can_take_it_back() {
        String notice = draft(null);
        alone(notice, "too short", "BREAK GLASS 2").then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
        alone(notice, WHY, "SEND 2").then().statusCode(422).body("code", equalTo("wrong-word"));
        alone(notice, WHY, "BREAK GLASS 2").then().statusCode(200).body("state", equalTo("APPROVED"))
                .body("approvedHow", equalTo("BREAK_GLASS")).body("approvedBy", equalTo("manager"));
        assertTrue(pagesSince(notice) >= 2, "every other manager is mailed and texted");
        Browser.of("manager").get("/notices/{id}", notice).then().body(containsString("It leaves in"),
                containsString("data-until"), containsString("Take it back"));
        Browser.api("manager").post("/api/notices/{id}/recall", notice).then().statusCode(200).body("state", equalTo("DRAFT"))
                .body("approvedBy", nullValue());
        Browser.api("manager").post("/api/notices/{id}/recall", notice).then().statusCode(409).body("detail",
                containsString("You took it back at "));
        setNotBefore(notice);
        assertEquals("DRAFT", state(notice), "nothing left the house");
    }

    @Test
    void what_was_sent_alone_stays_a_task_until_another_manager_has_looked() {
        String notice = draft(null);
        submit(notice);
        Browser.form("manager").formParam("reason", WHY).formParam("confirm", "break glass 2")
                .post("/notices/{id}/break-glass", notice).then().statusCode(303);
        setNotBefore(notice);
        waitFor(notice, "SENDING", "COMPLETE");
        String glass = Browser.api("manager2").get("/api/broken-glasses").then().extract()
                .path("find { it.notice == '" + notice + "' }.id");
        Browser.of("manager2").get("/").then().body(containsString("/broken-glasses/" + glass));
        Browser.api("manager").body(Map.of("finding", "I was quite right to do it")).post("/api/broken-glasses/{id}/review",
                glass).then().statusCode(403);
        Browser.form("manager2").formParam("finding", "fine").post("/broken-glasses/{id}", glass).then().statusCode(422);
        Browser.form("manager2").formParam("finding", "Right: nobody else could be reached.")
                .post("/broken-glasses/{id}", glass).then().statusCode(303);
        Browser.of("manager2").get("/").then().body(not(containsString("/broken-glasses/" + glass)));
        Browser.of("manager").get("/broken-glasses/{id}", glass).then()
                .body(containsString("Right: nobody else could be reached."));
    }

    @Test
    void a_drill_has_time_for_a_second_person() {
        incident = Browser.incident("Drill " + System.nanoTime(), "DRILL");
        alone(draft(null), WHY, "BREAK GLASS 2").then().statusCode(409).body("code", equalTo("drill"));
    }

    private static Instant soon() {
        return Instant.now().plus(2, ChronoUnit.HOURS);
    }

    private static io.restassured.response.ValidatableResponse held(String notice) {
        return Browser.api("manager").get("/api/notices/{id}", notice).then().statusCode(200);
    }

    private static String state(String notice) {
        return Browser.api("manager").get("/api/notices/{id}", notice).path("state");
    }

    private static void waitFor(String notice, String... states) {
        Eventually.holds("it is " + List.of(states), () -> List.of(states).contains(state(notice)));
    }

    /** The clock of the database cannot be moved; the hour can. */
    private static void setStart(String notice, Instant at) {
        sql("update notice set start_at = ?1 where id = ?2", at, UUID.fromString(notice));
    }

    private static void setNotBefore(String notice) {
        sql("update notice set not_before = now() - interval '1 second' where id = ?1", UUID.fromString(notice));
    }

    private static long pagesSince(String notice) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Notice.getEntityManager().createNativeQuery(
                "select count(*) from one_person_message m join broken_glass g on m.requested_at >= g.broken_at where g.notice_id = ?1 and m.purpose = 'STAFF_PAGE'")
                .setParameter(1, UUID.fromString(notice)).getSingleResult()).longValue());
    }

    private static void sql(String statement, Object... values) {
        QuarkusTransaction.requiringNew().run(() -> {
            var query = Notice.getEntityManager().createNativeQuery(statement);
            for (int i = 0; i < values.length; i++)
                query.setParameter(i + 1, values[i]);
            query.executeUpdate();
        });
    }

    private io.restassured.response.Response alone(String notice, String why, String word) {
        return Browser.api("manager").body(Map.of("reason", why, "confirm", word)).post("/api/notices/{id}/break-glass",
                notice);
    }

    private String approved(Instant start) {
        Map<String, Object> submitted = submit(draft(start));
        approve(submitted).then().statusCode(200);
        return (String) submitted.get("id");
    }

    private static Instant began(String notice) {
        return QuarkusTransaction.requiringNew().call(() -> (Instant) Notice.getEntityManager()
                .createNativeQuery("select started_at from notice where id = ?1", Instant.class)
                .setParameter(1, UUID.fromString(notice)).getSingleResult());
    }

    /** Null where its hour came before it could be handed in. */
    private String approvedBefore(Instant hour) {
        var created = create(hour);
        if (created.statusCode() != 201)
            return null;
        var submitted = Browser.api("manager").post("/api/notices/{id}/submission", created.<String> path("id"));
        if (submitted.statusCode() != 200)
            return null;
        approve(submitted.path("")).then().statusCode(200);
        return created.path("id");
    }

    private static Map<String, Object> submit(String notice) {
        return Browser.api("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200).extract().path("");
    }

    private static io.restassured.response.Response approve(Map<String, Object> notice) {
        return Browser.api("manager2").body(Map.of("confirm", notice.get("confirmWord")))
                .post("/api/notices/{id}/approval", notice.get("id"));
    }

    private String draft(Instant start) {
        return create(start).then().statusCode(201).extract().path("id");
    }

    private io.restassured.response.Response create(Instant start) {
        Map<String, Object> body = new HashMap<>(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL"),
                "wordings", Map.of("en", Map.of("subject", "Water", "body", "The water rises"))));
        if (start != null)
            body.put("startAt", start.toString());
        return Browser.api("manager").body(body).post("/api/incidents/{id}/notices", incident);
    }
}
