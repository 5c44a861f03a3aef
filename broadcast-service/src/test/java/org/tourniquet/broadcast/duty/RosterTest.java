package org.tourniquet.broadcast.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.notice.Colleague;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Whom the directory's roster names is called; until it was heard, the configured staff is. */
@QuarkusTest
@BroadcastTest
class RosterTest {
    private static final Instant NIGHT = Instant.parse("2026-11-22T23:00:00Z");
    private static final Instant MORNING = Instant.parse("2026-11-23T07:00:00Z");

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    Roster roster;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;

    @AfterEach
    void the_others_know_of_no_roster() {
        QuarkusTransaction.requiringNew().run(() -> KnownRoster.deleteAll());
        Eventually.holds("the roster is forgotten", () -> !QuarkusTransaction.requiringNew().call(roster::rosterHeard));
    }

    @Test
    void the_roster_says_who_is_first_and_the_newest_wins() {
        assertFalse(roster.rosterHeard());
        assertEquals(List.of("lead", "manager", "manager2"), usernames(NIGHT), "the configured staff");
        tell(4, "[\"aino\",\"lead\"]");
        tell(3, "[\"lead\"]");
        await("aino");
        assertTrue(roster.rosterHeard());
        assertEquals(List.of("aino", "lead"), usernames(NIGHT).subList(0, 2));
        assertEquals("lead", usernames(MORNING).getFirst());
        Colleague aino = roster.find("aino").orElseThrow();
        assertEquals("+12025550154", aino.phone());
        assertTrue(roster.order(NIGHT).getFirst().onCall(), "who has the shift is called for alerts too");
        assertEquals("Maria Lind", roster.find("manager").orElseThrow().name(), "whom it does not know is in the settings");
        assertEquals(List.of("manager", "manager2"), roster.approversBut(NIGHT, "aino").stream().map(Colleague::username)
                .toList(), "where nobody of the roster may approve, the configured staff does");
    }

    @Test
    void the_example_of_the_directory_is_understood() throws Exception {
        DutyChanged read = json.readValue(
                Files.readString(Path.of("../contact-directory-service/contracts/duty-changed.v1.json")), DutyChanged.class);
        assertEquals(4, read.version());
        assertEquals(List.of("manager2", "lead"), read.shifts().getFirst().people());
        assertTrue(read.members().get(1).approves());
    }

    private void tell(int version, String people) {
        topics.source("duty-changed").send("""
                {"id":"roster","version":%d,"members":[
                  {"username":"lead","name":"Leila Haddad","sealedMail":null,"sealedPhone":null,"approves":false,"onCall":true},
                  {"username":"aino","name":"Aino Koski","sealedMail":null,"sealedPhone":"%s","approves":false,"onCall":false}],
                 "shifts":[{"from":"2026-11-22T18:00:00Z","to":"2026-11-23T06:00:00Z","people":%s}],
                 "changedAt":"2026-11-22T10:00:00Z"}""".formatted(version, cipher.seal("+12025550154"), people));
    }

    private void await(String first) {
        Eventually.holds(first + " is first", () -> usernames(NIGHT).getFirst().equals(first));
    }

    private List<String> usernames(Instant at) {
        return roster.order(at).stream().map(Colleague::username).toList();
    }
}
