package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;

/**
 * The hours of the night in which people are left in peace, by the clock on their own wall. Where the clock is set back, the
 * whole hour that comes twice is night if one of the two is; where it is set forward, an hour that does not exist wakes nobody.
 */
public record QuietHours(LocalTime from, LocalTime until) {
    /** Nobody is asleep at any hour. */
    static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /** One night somewhere. */
    public record Night(Instant from, Instant until) {
        boolean holds(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    /** Reads "21:00-08:00", or "off". */
    static QuietHours read(String text) {
        if (text.strip().equals("off"))
            return NONE;
        String[] ends = text.strip().split("\\s*-\\s*");
        try {
            if (ends.length == 2 && !LocalTime.parse(ends[0]).equals(LocalTime.parse(ends[1])))
                return new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
        } catch (DateTimeParseException notHours) {
            throw new IllegalArgumentException(notUnderstood(text), notHours);
        }
        throw new IllegalArgumentException(notUnderstood(text));
    }

    private static String notUnderstood(String text) {
        return "tourniquet.quiet-hours must be like 21:00-08:00, or off; it is " + text;
    }

    /** The nights of a zone that have not ended at a moment, so many, in order and never two at once. */
    List<Night> nights(Instant moment, ZoneId zone, int atMost) {
        List<Night> nights = new ArrayList<>();
        if (from.equals(until))
            return nights;
        LocalDate evening = moment.atZone(zone).toLocalDate().minusDays(2);
        for (; nights.size() < atMost; evening = evening.plusDays(1)) {
            Night night = night(evening, zone);
            if (!night.until.isAfter(moment) || !night.until.isAfter(night.from))
                continue;
            Night last = nights.isEmpty() ? null : nights.getLast();
            if (last != null && !night.from.isAfter(last.until))
                nights.set(nights.size() - 1, new Night(last.from, night.until.isAfter(last.until) ? night.until : last.until));
            else
                nights.add(night);
        }
        return nights;
    }

    private Night night(LocalDate evening, ZoneId zone) {
        LocalDate morning = until.isAfter(from) ? evening : evening.plusDays(1);
        return new Night(first(evening.atTime(from), zone), last(morning.atTime(until), zone));
    }

    private static Instant first(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap() ? change.getInstant()
                : time.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private static Instant last(LocalDateTime time, ZoneId zone) {
        ZoneOffsetTransition change = zone.getRules().getTransition(time);
        return change != null && change.isGap() ? change.getInstant()
                : time.atZone(zone).withLaterOffsetAtOverlap().toInstant();
    }
}
