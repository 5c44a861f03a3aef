package org.tourniquet.directory.channel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.Hours.Span;

/** Hours as the staff says them. */
final class HoursWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter NEAR = DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter FAR = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private HoursWords() {
    }

    static String times(List<Span> spans) {
        if (spans.isEmpty())
            return "closed";
        return spans.getFirst().wholeDay() ? "day and night"
                : spans.stream().map(span -> HoursText.time(span).replace("-", "–")).collect(Collectors.joining(", "));
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** Open now or not, and until when. */
    static String now(Hours hours, Instant now) {
        boolean open = hours.openAt(now);
        return hours.nextChange(now)
                .map(change -> (open ? "Open now, until " : "Closed now, opens ") + moment(change, now, hours))
                .orElse(open ? "Open now, and it never closes" : "Closed, and it never opens");
    }

    private static String moment(Instant moment, Instant now, Hours hours) {
        ZonedDateTime then = moment.atZone(hours.zone());
        LocalDate today = LocalDate.ofInstant(now, hours.zone());
        if (then.toLocalDate().equals(today))
            return CLOCK.format(then);
        if (then.toLocalDate().equals(today.plusDays(1)))
            return "tomorrow " + CLOCK.format(then);
        return (then.toLocalDate().isBefore(today.plusDays(7)) ? NEAR : FAR).format(then);
    }
}
