package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kafka is gone for a while in the middle of everything: nothing is lost, people see what waits, and all goes on by itself. */
class KafkaStoppedJourney {

    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final String HOTLINE = "00000000-0000-4000-8000-00000000c001";
    private static final String NEW_NUMBER = "+12025550177";

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void a_notice_and_an_editors_change_survive_half_a_minute_without_kafka() throws Exception {
        SentNotice running = SentNotice.submitted(Crowd.of("underway", 417, 1_500), "EMAIL", "SMS");
        SentNotice next = SentNotice.submitted(Crowd.of("waiting", 419, 300), "EMAIL", "SMS");
        int before = BadDays.journals().count();
        running.approve();
        Eventually.within(Duration.ofSeconds(60), "the first messages have arrived",
                () -> BadDays.journals().count() - before >= 200);
        BadDays.part("kafka").stop();
        Instant gone = Instant.now();

        next.approve();
        changeTheHotline();
        assertTrue(Api.anonymous(BadDays.uri(Port.DIRECTORY)).get("/api/channels/" + HOTLINE).toString().contains(NEW_NUMBER));
        thePageSaysWhatWaits(next);
        for (String service : new String[] { "directory", "broadcast", "triage" }) {
            assertEquals(200, Health.of(service, "ready"), service + " does its own job without Kafka");
        }
        Eventually.pause(AWAY.minus(Duration.between(gone, Instant.now())));
        assertEquals(next.crowd().size(), next.left(), "what was approved meanwhile waits as a whole");

        BadDays.part("kafka").start();
        Instant back = Instant.now();
        Eventually.within(Duration.ofSeconds(15), "the first of what waited leaves", () -> next.left() < next.crowd().size());
        System.out.printf("without Kafka for %d s; what waited left %d ms after it was back%n",
                Duration.between(gone, back).toSeconds(), Duration.between(back, Instant.now()).toMillis());
        Eventually.within(Duration.ofSeconds(60), "the other two services know the new number",
                () -> knows("broadcast") && knows("triage"));
        next.completesWithin(Duration.ofSeconds(120));
        running.completesWithin(Duration.ofSeconds(120));
        assertEquals(0, running.ledger().mustHold().ambiguous().size());
        assertEquals(0, next.ledger().mustHold().ambiguous().size());
    }

    private static void changeTheHotline() {
        Api editor = Api.as("editor", BadDays.uri(Port.DIRECTORY));
        ObjectNode channel = (ObjectNode) editor.get("/api/channels/" + HOTLINE);
        channel.remove("addresses");
        channel.put("address", NEW_NUMBER);
        editor.put("/api/channels/" + HOTLINE, channel);
    }

    private static void thePageSaysWhatWaits(SentNotice notice) {
        try (Person manager = Person.atADesk()) {
            manager.opens(BadDays.uri(Port.BROADCAST), "/notices/" + notice.id() + "/progress");
            manager.page().locator("#name").fill("manager");
            manager.page().locator("#password").fill("demo");
            manager.page().locator("#password").press("Enter");
            manager.page().getByText("The message broker does not answer").first()
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(25_000));
            assertTrue(manager.page().locator("main").innerText().contains("wait safely in the database"));
            manager.looks("kafka-stopped-progress");
        }
    }

    private static boolean knows(String service) throws SQLException {
        try (Connection database = BadDays.suite().database(service);
                ResultSet row = database.createStatement().executeQuery(
                        "select view::text from known_channel where id = '" + HOTLINE + "'")) {
            return row.next() && row.getString(1).contains(NEW_NUMBER);
        }
    }
}
