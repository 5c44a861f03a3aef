package org.tourniquet.local.outside;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

import org.tourniquet.local.suite.Request;

/** What a list call asks for, alike at the inbox and at the gateway: `to`, `since`, `limit`. */
public record Wanted(Pattern to, Instant since, int limit) {

    public static Wanted of(Request request) {
        return new Wanted(text(request, "to").map(Wanted::pattern).orElse(null),
                text(request, "since").map(Wanted::instant).orElse(Instant.MIN),
                text(request, "limit").map(Wanted::whole).orElse(Integer.MAX_VALUE));
    }

    /** Absent, empty and blank are the same. */
    public static Optional<String> text(Request request, String name) {
        return Optional.ofNullable(request.query(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    public static int whole(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("A number is expected", e);
        }
    }

    public boolean fits(String recipient, Instant at) {
        return !at.isBefore(since) && (to == null || to.matcher(recipient).matches());
    }

    private static Pattern pattern(String to) {
        if (to.matches("\\d{6,15}")) // a + that nobody encoded is a blank in an address
            return Behaviour.pattern("+" + to);
        return Behaviour.pattern(to.startsWith("@") ? "*" + to : to);
    }

    /** ISO 8601 with offset, or milliseconds since 1970. */
    private static Instant instant(String text) {
        try {
            return text.matches("\\d+") ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("since is a time such as 2026-11-22T10:00:00Z", e);
        }
    }
}
