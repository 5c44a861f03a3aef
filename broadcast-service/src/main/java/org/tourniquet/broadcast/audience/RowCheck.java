package org.tourniquet.broadcast.audience;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks at one row of a file of people: either somebody who can be told, or the column, value and reason why not. */
final class RowCheck {
    private static final int CELL = 10_000;
    private static final Set<String> KNOWN = Set.of("email", "phone", "name", "language", "region", "tags", "external_id",
            "safe_contact", "time_zone");
    private static final Set<String> LANGUAGES = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));
    private static final Set<String> YES = Set.of("yes", "true", "1", "y");
    private static final Set<String> NO = Set.of("", "no", "false", "0", "n");

    /** Somebody who can be told; what the file does not say is null. */
    record Found(String email, String phone, String name, String language, String region, String timeZone,
            List<String> tags, String externalId, Boolean safeContact, Map<String, String> attributes) {
    }

    /** Why a row is not taken. */
    static final class Refused extends Exception {
        final String column;
        final String value;

        Refused(String column, String value, String reason) {
            super(reason, null, false, false);
            this.column = column;
            this.value = value;
        }
    }

    private final List<String> header;
    private final String country;

    RowCheck(List<String> header, String country) {
        this.header = header;
        this.country = country;
    }

    Found check(List<String> cells) throws Refused {
        if (cells.size() != header.size())
            throw new Refused("row", null, "has " + cells.size() + " cells; the header has " + header.size());
        Map<String, String> values = values(cells);
        String email = email(values.get("email"));
        String phone = phone(values.get("phone"));
        if (email == null && phone == null)
            throw new Refused(header.contains("email") ? "email" : "phone", "",
                    "has neither a mail address nor a phone number");
        Map<String, String> attributes = new LinkedHashMap<>(values);
        attributes.keySet().removeAll(KNOWN);
        return new Found(email, phone, text(values, "name", 200), language(values.get("language")),
                text(values, "region", 100), timeZone(values.get("time_zone")), tags(values.get("tags")),
                text(values, "external_id", 200), safeContact(values.get("safe_contact")), attributes);
    }

    private Map<String, String> values(List<String> cells) throws Refused {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String value = cells.get(i);
            if (value.length() > CELL)
                throw new Refused(header.get(i), value.substring(0, 40) + "…", "is longer than " + CELL + " characters");
            if (value.chars().anyMatch(unit -> Character.isISOControl(unit) && unit != '\n' && unit != '\r' && unit != '\t'))
                throw new Refused(header.get(i), visible(value), "has control characters");
            if (!value.isBlank() && !header.get(i).isEmpty())
                values.put(header.get(i), unguarded(value.strip()));
        }
        return values;
    }

    /** Our own exports put a ' before what a spreadsheet would calculate; it comes off again here. */
    private static String unguarded(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && "=+-@".indexOf(value.charAt(1)) >= 0 ? value.substring(1)
                : value;
    }

    private static String email(String value) throws Refused {
        if (value == null)
            return null;
        EmailAddresses.Checked checked = EmailAddresses.check(value);
        if (!checked.ok())
            throw new Refused("email", value, checked.reason());
        return checked.address();
    }

    private String phone(String value) throws Refused {
        if (value == null)
            return null;
        PhoneNumbers.Checked checked = PhoneNumbers.check(value, country);
        if (!checked.ok())
            throw new Refused("phone", value, checked.reason());
        return checked.number();
    }

    private static String language(String value) throws Refused {
        if (value == null)
            return null;
        String language = value.toLowerCase(Locale.ROOT).split("[-_]")[0];
        if (!LANGUAGES.contains(language))
            throw new Refused("language", value, "is not a language code like en, fr or fi");
        return language;
    }

    private static String timeZone(String value) throws Refused {
        try {
            return value == null ? null : ZoneId.of(value).getId();
        } catch (DateTimeException unknown) {
            throw new Refused("time_zone", value, "is not a time zone like Europe/Helsinki");
        }
    }

    private static Boolean safeContact(String value) throws Refused {
        if (value == null)
            return null;
        String word = value.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word))
            throw new Refused("safe_contact", value, "is neither yes nor no");
        return YES.contains(word);
    }

    private static List<String> tags(String value) {
        List<String> tags = new ArrayList<>();
        if (value != null)
            for (String tag : value.split("[;,|]"))
                if (!tag.isBlank() && !tags.contains(tag.strip()))
                    tags.add(tag.strip());
        return tags;
    }

    /** One line, without the marks that turn the direction of what follows. */
    private static String text(Map<String, String> values, String column, int atMost) throws Refused {
        String value = values.get(column);
        if (value == null)
            return null;
        if (value.length() > atMost)
            throw new Refused(column, value.substring(0, 40) + "…", "is longer than " + atMost + " characters");
        return value.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "").replaceAll("\\s+", " ");
    }

    private static String visible(String value) {
        StringBuilder visible = new StringBuilder();
        value.codePoints().limit(80)
                .forEach(point -> visible.appendCodePoint(Character.isISOControl(point) ? '\uFFFD' : point));
        return visible.toString();
    }
}
