package org.tourniquet.directory.channel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

/**
 * What typed hours would mean, seen before they are saved: open now or not, each of the next days, the holidays ahead. Wrong
 * is what is not understood; then nothing else is shown.
 */
@TemplateData
public record HoursLook(String now, boolean open, List<Day> days, List<Day> holidays, String place, String text,
        List<String> wrong) {

    private static final int DAYS = 7;
    private static final int YEAR = 365;

    /** A day with its hours, and why they are not those of the weekday, or null. */
    @TemplateData
    public record Day(String label, String times, String why) {
    }

    /** @param missing what was begun and not finished */
    static HoursLook of(ChannelDraft draft, List<String> missing, Instant now) {
        if (!missing.isEmpty())
            return wrong(missing);
        Optional<ZoneId> zone = zone(draft.timeZone());
        if (zone.isEmpty())
            return wrong(List.of("The time zone is not known."));
        try {
            Hours hours = HoursText.parse(draft.hours(), zone.get(), KeptHolidays.of(draft.country(), draft.region()));
            LocalDate today = LocalDate.ofInstant(now, zone.get());
            SortedMap<LocalDate, String> names = hours.holidays().isEmpty() ? new TreeMap<>()
                    : names(draft, today);
            List<Day> days = Stream.iterate(today, day -> day.plusDays(1)).limit(DAYS)
                    .map(day -> day(hours, day, names)).toList();
            List<Day> holidays = names.tailMap(today).headMap(today.plusDays(YEAR)).keySet().stream()
                    .map(day -> day(hours, day, names)).toList();
            return new HoursLook(HoursWords.now(hours, now), hours.openAt(now), days, holidays, draft.timeZone(),
                    HoursText.print(hours), List.of());
        } catch (HoursText.NotUnderstood notUnderstood) {
            return wrong(notUnderstood.parts());
        }
    }

    private static Day day(Hours hours, LocalDate day, SortedMap<LocalDate, String> names) {
        String why = hours.exceptions().containsKey(day) ? "by its date"
                : hours.yearly().containsKey(MonthDay.from(day)) ? "by its date, every year" : names.get(day);
        return new Day(HoursWords.day(day), HoursWords.times(hours.on(day)), why);
    }

    private static SortedMap<LocalDate, String> names(ChannelDraft draft, LocalDate today) {
        SortedMap<LocalDate, String> names = new TreeMap<>();
        if (KeptHolidays.of(draft.country(), draft.region()) instanceof KeptHolidays kept)
            List.of(today.getYear(), today.getYear() + 1).forEach(year -> names.putAll(kept.of(year)));
        return names;
    }

    private static Optional<ZoneId> zone(String id) {
        try {
            return Optional.of(ZoneId.of(id == null ? "" : id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static HoursLook wrong(List<String> wrong) {
        return new HoursLook(null, false, List.of(), List.of(), null, null, new ArrayList<>(wrong));
    }
}
