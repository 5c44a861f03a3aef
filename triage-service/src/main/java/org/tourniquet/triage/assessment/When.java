package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as people say them in the town: 14:20, tomorrow 08:00, Monday 08:00. */
public record When(ZoneId zone, Instant now) {

    public String say(Instant at, Said said) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate day = LocalDate.ofInstant(at, zone);
        var time = at.atZone(zone);
        if (day.equals(today))
            return DateTimeFormatter.ofPattern("HH:mm").format(time);
        if (day.equals(today.plusDays(1)))
            return said.door().tomorrow(DateTimeFormatter.ofPattern("HH:mm").format(time));
        String pattern = day.isAfter(today) && day.isBefore(today.plusDays(7)) ? "EEEE HH:mm" : "d.M. HH:mm";
        return DateTimeFormatter.ofPattern(pattern, said.locale()).format(time);
    }

    /** A day as people say it, with its year. */
    String day(LocalDate day, Said said) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", said.locale()).format(day);
    }
}
