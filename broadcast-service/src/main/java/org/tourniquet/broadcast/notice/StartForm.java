package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

import org.tourniquet.kit.edge.Problem;

/** An hour as people write it into a form, on the organisation's clock. */
final class StartForm {
    private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private StartForm() {
    }

    /** Null for an empty field: at once. What the clocks leave out in spring is the moment in which they jump. */
    static Instant read(String local, ZoneId zone) {
        if (local == null || local.isBlank())
            return null;
        try {
            LocalDateTime at = LocalDateTime.parse(local.strip()).truncatedTo(ChronoUnit.MINUTES);
            ZoneOffsetTransition jump = zone.getRules().getTransition(at);
            return jump != null && jump.isGap() ? jump.getInstant() : at.atZone(zone).toInstant();
        } catch (DateTimeParseException wrong) {
            throw Problem.of(422, "notice-wrong", "The notice cannot begin then").at("/startAt", "format",
                    "must be a day and a time, like 2026-11-23T06:00");
        }
    }

    /** As a field shows it. */
    static String write(Instant at, ZoneId zone) {
        return at == null ? "" : FIELD.format(at.atZone(zone));
    }
}
