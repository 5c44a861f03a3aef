package org.tourniquet.directory.finder;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.Hours;
import org.tourniquet.directory.channel.Hours.Span;

/**
 * The hours of a week as they can be printed: neighbouring days with the same hours in one line, nothing that today changes.
 */
final class LastingHours {

    private LastingHours() {
    }

    static List<String> lines(Hours hours, String language, ContactMessages say) {
        List<String> lines = new ArrayList<>();
        if (hours.everyDayWhole())
            lines.add(say.openAlways());
        else
            for (DayOfWeek day = DayOfWeek.MONDAY, last; day != null; day = last == DayOfWeek.SUNDAY ? null : last.plus(1)) {
                last = last(hours, day);
                List<Span> spans = hours.week().get(day);
                if (!spans.isEmpty())
                    lines.add(days(day, last, language) + " " + times(spans, say));
            }
        hours.holidays().ifPresent(spans -> lines.add(say.holidays(times(spans, say))));
        return lines;
    }

    private static DayOfWeek last(Hours hours, DayOfWeek first) {
        DayOfWeek last = first;
        while (last != DayOfWeek.SUNDAY && hours.week().get(last.plus(1)).equals(hours.week().get(first)))
            last = last.plus(1);
        return last;
    }

    private static String days(DayOfWeek first, DayOfWeek last, String language) {
        return first == last ? name(first, language) : name(first, language) + "–" + name(last, language);
    }

    private static String name(DayOfWeek day, String language) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, Locale.forLanguageTag(language));
    }

    private static String times(List<Span> spans, ContactMessages say) {
        return spans.isEmpty() ? say.closed()
                : spans.stream().map(span -> clock(span.from()) + "–" + clock(span.to())).collect(Collectors.joining(", "));
    }

    private static String clock(int minute) {
        return minute == Hours.DAY ? "24:00" : "%02d:%02d".formatted(minute % Hours.DAY / 60, minute % 60);
    }
}
