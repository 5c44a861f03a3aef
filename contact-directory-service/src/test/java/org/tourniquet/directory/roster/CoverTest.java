package org.tourniquet.directory.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Who is called at which hour, where nobody has a shift, and where two lie on each other. */
class CoverTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant DAY = Instant.parse("2026-11-22T00:00:00Z");

    @Test
    void who_has_the_shift_is_first_and_the_standing_order_follows() {
        Cover cover = new Cover(List.of("leila", "maria", "henrik"), List.of(shift(6, 18, "henrik"), shift(18, 30, "maria")));
        assertEquals(List.of("henrik", "leila", "maria"), cover.order(at(6)));
        assertEquals(List.of("maria", "leila", "henrik"), cover.order(at(18)));
        assertEquals(List.of("leila", "maria", "henrik"), cover.order(at(30)));
    }

    @Test
    void gaps_and_overlaps_are_named() {
        Cover cover = new Cover(List.of(), List.of(shift(18, 30, "maria"), shift(6, 12, "henrik"), shift(20, 22, "leila")));
        assertEquals(List.of(span(0, 6), span(12, 18), span(30, 48)), cover.gaps(at(0), Duration.ofHours(48)));
        assertEquals(List.of(span(20, 22)), cover.overlaps(at(0)));
        assertEquals(List.of(span(21, 22)), cover.overlaps(at(21)));
        assertEquals(List.of(), new Cover(List.of(), List.of(shift(0, 48, "maria"))).gaps(at(0), Duration.ofHours(48)));
    }

    @Test
    void the_event_is_exactly_the_published_example() throws IOException {
        Member leila = member("lead", "Leila Haddad", "sealed-mail-of-leila", "sealed-phone-of-leila", false, 1);
        Member henrik = member("manager2", "Henrik Aalto", "sealed-mail-of-henrik", null, true, null);
        byte[] sent = JSON.writeValueAsBytes(DutyChanged.of(4, Instant.parse("2026-11-22T10:00:00Z"), List.of(leila, henrik),
                List.of(shift(18, 30, "manager2", "lead"))));
        assertEquals(JSON.readTree(Files.readAllBytes(Path.of("contracts/duty-changed.v1.json"))), JSON.readTree(sent));
    }

    private static Member member(String username, String name, String mail, String phone, boolean approves, Integer place) {
        Member member = new Member();
        member.username = username;
        member.name = name;
        member.sealedMail = mail;
        member.sealedPhone = phone;
        member.approves = approves;
        member.place = place;
        return member;
    }

    private static Hours shift(int from, int to, String... people) {
        return new Hours(UUID.randomUUID(), at(from), at(to), List.of(people));
    }

    private static Cover.Span span(int from, int to) {
        return new Cover.Span(at(from), at(to));
    }

    private static Instant at(int hour) {
        return DAY.plus(Duration.ofHours(hour));
    }
}
