package org.tourniquet.directory.channel;

import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import de.focus_shift.jollyday.core.impl.DefaultHolidayManager;
import de.focus_shift.jollyday.core.impl.JapaneseHolidayManager;
import de.focus_shift.jollyday.core.parser.impl.ChristianHolidayParser;
import de.focus_shift.jollyday.core.parser.impl.EthiopianOrthodoxHolidayParser;
import de.focus_shift.jollyday.core.parser.impl.FixedParser;
import de.focus_shift.jollyday.core.parser.impl.FixedWeekdayBetweenFixedParser;
import de.focus_shift.jollyday.core.parser.impl.FixedWeekdayInMonthParser;
import de.focus_shift.jollyday.core.parser.impl.FixedWeekdayRelativeToFixedParser;
import de.focus_shift.jollyday.core.parser.impl.IslamicHolidayParser;
import de.focus_shift.jollyday.core.parser.impl.RelativeToEasterSundayParser;
import de.focus_shift.jollyday.core.parser.impl.RelativeToFixedParser;
import de.focus_shift.jollyday.core.parser.impl.RelativeToWeekdayInMonthParser;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The public holidays of a country and, where one is given, of a region of it, as a kept library knows them. Two of the same
 * place are equal.
 */
@RegisterForReflection(targets = { DefaultHolidayManager.class, JapaneseHolidayManager.class, FixedParser.class,
        FixedWeekdayInMonthParser.class, IslamicHolidayParser.class, ChristianHolidayParser.class, RelativeToFixedParser.class,
        RelativeToWeekdayInMonthParser.class, FixedWeekdayBetweenFixedParser.class, FixedWeekdayRelativeToFixedParser.class,
        EthiopianOrthodoxHolidayParser.class, RelativeToEasterSundayParser.class })
record KeptHolidays(String country, String region) implements PublicHolidays {

    // who asks for the year 9999 gets none, and fills no memory
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes();
    private static final Map<KeptHolidays, Map<Integer, SortedMap<LocalDate, String>>> KNOWN = new ConcurrentHashMap<>();

    /** Those of a place; none where the country is not kept. A region that is not kept has those of its country. */
    static PublicHolidays of(String country, String region) {
        if (!kept(country))
            return NONE;
        return new KeptHolidays(country.toLowerCase(Locale.ROOT), regionKey(country, region).orElse(""));
    }

    static boolean kept(String country) {
        return country != null && country.length() == 2 && COUNTRIES.contains(country.toUpperCase(Locale.ROOT));
    }

    /** The regions of a country with holidays of their own: how they are written, and what they are called. */
    static SortedMap<String, String> regions(String country) {
        SortedMap<String, String> regions = new TreeMap<>();
        if (kept(country))
            manager(country.toLowerCase(Locale.ROOT)).getCalendarHierarchy().getChildren()
                    .forEach((key, child) -> regions.put(key.toUpperCase(Locale.ROOT), name(child)));
        return regions;
    }

    /** A region as its code, with its country before it or not (BY, DE-BY), or as its name. */
    static Optional<String> regionKey(String country, String region) {
        if (region == null || region.isBlank())
            return Optional.empty();
        String key = region.strip().toUpperCase(Locale.ROOT);
        String code = key.startsWith(country.toUpperCase(Locale.ROOT) + "-") ? key.substring(country.length() + 1) : key;
        return regions(country).entrySet().stream()
                .filter(known -> known.getKey().equals(code) || known.getValue().equalsIgnoreCase(region.strip()))
                .map(known -> known.getKey().toLowerCase(Locale.ROOT)).findFirst();
    }

    @Override
    public boolean include(LocalDate date) {
        return of(date.getYear()).containsKey(date);
    }

    /** The holidays of a year with their English names. */
    SortedMap<LocalDate, String> of(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR)
            return new TreeMap<>();
        return KNOWN.computeIfAbsent(this, place -> new ConcurrentHashMap<>()).computeIfAbsent(year, this::read);
    }

    private SortedMap<LocalDate, String> read(int year) {
        HolidayManager manager = manager(country);
        SortedMap<LocalDate, String> found = new TreeMap<>();
        // the library's managers keep what they found in plain maps
        synchronized (KNOWN) {
            for (Holiday holiday : region.isEmpty() ? manager.getHolidays(Year.of(year))
                    : manager.getHolidays(Year.of(year), region))
                if (holiday.getType() != HolidayType.OBSERVANCE)
                    found.put(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
        }
        return found;
    }

    private static HolidayManager manager(String country) {
        synchronized (KNOWN) {
            return HolidayManager.getInstance(ManagerParameters.create(country));
        }
    }

    private static String name(CalendarHierarchy region) {
        return region.getDescription(Locale.ENGLISH);
    }
}
