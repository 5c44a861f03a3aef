package org.tourniquet.broadcast.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Somebody may be in danger: the person on duty is called, and the next one, until one of them has looked. */
@QuarkusTest
@BroadcastTest
class DutyTest {
    private static final String LEAD = "+12025550153";
    private static final String MANAGER = "+12025550151";

    /** A call as the member of the staff gets it. */
    private record Call(String mode, String medium, String lane, String to, String subject, String body) {
    }

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    Duty duty;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;

    private final UUID id = UUID.randomUUID();
    private final UUID ticket = UUID.randomUUID();

    @BeforeEach
    void nobody_was_called() {
        QuarkusTransaction.requiringNew().run(() -> {
            StaffAlert.deleteAll();
            var database = StaffAlert.getEntityManager();
            database.createNativeQuery(
                    "delete from delivery where message_id in (select id from one_person_message where purpose = 'STAFF_PAGE')")
                    .executeUpdate();
            database.createNativeQuery(
                    "delete from message_settled where message_id in (select id from one_person_message where purpose = 'STAFF_PAGE')")
                    .executeUpdate();
            database.createNativeQuery("delete from one_person_message where purpose = 'STAFF_PAGE'").executeUpdate();
        });
    }

    @Test
    void the_first_on_duty_is_called_once_by_mail_and_text_with_a_link_and_nobodys_name() {
        tells("LIVE", Instant.now(), null);
        tells("LIVE", Instant.now(), null);
        List<Call> calls = calls(2);
        assertEquals(2, calls.size());
        for (Call call : calls) {
            assertEquals("LIVE", call.mode());
            assertEquals("URGENT", call.lane());
            assertTrue(call.body().contains("/tickets/" + ticket), call.body());
            assertTrue((call.subject() + call.body()).contains("Somebody may be in danger of life"), call.toString());
        }
        assertTrue(calls.stream().anyMatch(c -> c.to().equals(LEAD)));
    }

    @Test
    void after_three_minutes_the_next_one_is_called_and_at_last_nobody() {
        tells("LIVE", Instant.now(), null);
        calls(2);
        duty.look(Instant.now().plus(Duration.ofMinutes(2)));
        assertEquals(2, calls(2).size());
        duty.look(Instant.now().plus(Duration.ofMinutes(4)));
        List<Call> next = calls(4);
        assertTrue(next.stream().anyMatch(c -> c.to().equals(MANAGER)), next.toString());
        assertTrue(next.stream().anyMatch(c -> c.body().contains("Nobody has looked yet.")), next.toString());
        duty.look(Instant.now().plus(Duration.ofMinutes(8)));
        duty.look(Instant.now().plus(Duration.ofMinutes(12)));
        duty.look(Instant.now().plus(Duration.ofMinutes(16)));
        assertEquals(6, calls(6).size(), "three are on duty");
    }

    @Test
    void who_looks_ends_the_calls() {
        tells("LIVE", Instant.now(), null);
        calls(2);
        tells("LIVE", Instant.now(), Instant.now());
        duty.look(Instant.now().plus(Duration.ofMinutes(4)));
        assertEquals(2, calls(2).size());
    }

    @Test
    void a_drill_is_marked_and_only_rehearsed() {
        tells("DRILL", Instant.now(), null);
        for (Call call : calls(2)) {
            assertEquals("DRILL", call.mode());
            assertEquals("REHEARSAL", call.lane());
            assertTrue(call.medium().equals("SMS") ? call.body().startsWith("DRILL") : call.subject().startsWith("[DRILL]"),
                    call.toString());
        }
    }

    @Test
    void an_alert_of_yesterday_calls_nobody() {
        tells("LIVE", Instant.now().minus(Duration.ofDays(1)), null);
        duty.look(Instant.now().plus(Duration.ofMinutes(4)));
        assertEquals(0, calls(0).size());
    }

    @Test
    void the_example_of_triage_is_understood() throws IOException {
        AlertRaised read = json.readValue(Files.readString(Path.of("../triage-service/contracts/alert-raised.v1.json")),
                AlertRaised.class);
        assertEquals("RED_FLAG", read.kind());
        assertNotNull(read.ticket());
    }

    private void tells(String mode, Instant raisedAt, Instant seenAt) {
        topics.source("alert-raised").send("""
                {"id":"%s","kind":"RED_FLAG","urgency":"RED","ticket":"%s","incident":null,"mode":"%s","summary":"A life",
                 "raisedAt":"%s","seenAt":%s}""".formatted(id, ticket, mode, raisedAt,
                seenAt == null ? "null" : "\"" + seenAt + "\""));
        soon(() -> QuarkusTransaction.requiringNew().call(() -> StaffAlert.<StaffAlert> findByIdOptional(id)
                .filter(alert -> (alert.seenAt != null) == (seenAt != null)).isPresent()));
    }

    private static void soon(BooleanSupplier holds) {
        Eventually.holds("what was told has its effect", holds::getAsBoolean);
    }

    private List<Call> calls(int atLeast) {
        soon(() -> read().size() >= atLeast);
        return read();
    }

    private List<Call> read() {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = StaffAlert.getEntityManager().createNativeQuery("""
                    select m.mode, m.medium, d.lane, m.sealed_address, m.sealed_subject, m.sealed_body
                    from one_person_message m join delivery d on d.message_id = m.id
                    where m.purpose = 'STAFF_PAGE' order by m.requested_at""", Object[].class).getResultList();
            return rows.stream().map(Object[].class::cast).map(r -> new Call((String) r[0], (String) r[1], (String) r[2],
                    cipher.open((String) r[3]), cipher.open((String) r[4]), cipher.open((String) r[5]))).toList();
        });
    }
}
