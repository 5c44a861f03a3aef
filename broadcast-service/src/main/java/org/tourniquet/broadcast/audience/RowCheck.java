package org.tourniquet.broadcast.audience;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.tourniquet.broadcast.audience.ColumnMapping.Column;
import org.tourniquet.broadcast.audience.ColumnMapping.Target;

/** Looks at one row of a file of people: either somebody who can be told, or the column, value and reason why not. */
final class RowCheck {
    static final int CELL = 10_000;
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> LANGUAGES = new HashSet<>(Arrays.asList(Locale.getISOLanguages()));
    private static final Set<String> YES = Set.of("yes", "true", "1", "y", "x", "oui", "kyllä", "igen", "jes", "نعم");
    private static final Set<String> NO = Set.of("", "no", "false", "0", "n", "non", "ei", "nem", "ne", "لا");

    /** A cell that was mended, or that somebody should look at. */
    public record Remark(String column, String value, String what) {
    }

    /** Somebody who can be told, or must not be; what the file does not say is null. Addresses in the order of the columns. */
    record Found(List<String> emails, List<String> phones, String name, String language, String region, String timeZone,
            List<String> tags, String externalId, Boolean safeContact, boolean optedOut, Map<String, String> attributes,
            List<Remark> remarks) {
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

    private final List<Column> columns;
    private final String country;

    RowCheck(ColumnMapping mapping, String country) {
        this.columns = mapping.columns();
        this.country = country;
    }

    Found check(List<String> cells) throws Refused {
        if (cells.size() != columns.size())
            throw new Refused("row", null, "has " + cells.size() + " cells; the header has " + columns.size());
        Map<Target, Cell> one = new EnumMap<>(Target.class);
        List<String> emails = new ArrayList<>(2);
        List<String> phones = new ArrayList<>(2);
        List<Remark> remarks = new ArrayList<>(0);
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Column column = columns.get(i);
            String value = column.target() == Target.LEAVE_OUT ? "" : readable(column.key(), cells.get(i));
            if (value.isEmpty())
                continue;
            switch (column.target()) {
                case EMAIL -> add(emails, email(column.key(), value, remarks));
                case PHONE -> add(phones, phone(column.key(), value, remarks));
                case ATTRIBUTE -> attributes.put(column.key(), CsvCell.unguarded(value));
                default -> one.put(column.target(), new Cell(column.key(), CsvCell.unguarded(value)));
            }
        }
        if (emails.isEmpty() && phones.isEmpty())
            throw new Refused(firstAddress(), "", "has neither a mail address nor a phone number");
        return new Found(emails, phones, text(one.get(Target.NAME), 200), language(one.get(Target.LANGUAGE)),
                text(one.get(Target.REGION), 100), timeZone(one.get(Target.TIME_ZONE)), tags(one.get(Target.TAGS)),
                text(one.get(Target.EXTERNAL_ID), 200), yes(one.get(Target.SAFE_CONTACT)),
                Boolean.TRUE.equals(yes(one.get(Target.OPTED_OUT))), attributes, remarks);
    }

    private record Cell(String column, String value) {
    }

    private String firstAddress() {
        return columns.stream().filter(column -> column.target() == Target.EMAIL || column.target() == Target.PHONE).findFirst()
                .map(Column::key).orElse("email");
    }

    private static void add(List<String> addresses, String address) {
        if (!addresses.contains(address))
            addresses.add(address);
    }

    private static String readable(String column, String value) throws Refused {
        if (value.length() > CELL)
            throw new Refused(column, value.substring(0, 40) + "…", "is longer than " + CELL + " characters");
        for (int i = 0; i < value.length(); i++)
            if (Character.isISOControl(value.charAt(i)) && "\n\r\t".indexOf(value.charAt(i)) < 0)
                throw new Refused(column, visible(value), "has control characters");
        return value.strip();
    }

    private static String email(String column, String value, List<Remark> remarks) throws Refused {
        EmailAddresses.Checked checked = EmailAddresses.check(CsvCell.unguarded(value));
        if (!checked.ok())
            throw new Refused(column, value, checked.reason());
        if (checked.remark() != null)
            remarks.add(new Remark(column, value, checked.remark()));
        return checked.address();
    }

    private String phone(String column, String value, List<Remark> remarks) throws Refused {
        // our own exports guard a + with an apostrophe: taking that off is no repair
        PhoneNumbers.Checked checked = PhoneNumbers.check(value.startsWith("'+") ? value.substring(1) : value, country);
        if (!checked.ok())
            throw new Refused(column, value, checked.reason());
        if (checked.repaired() != null)
            remarks.add(new Remark(column, value, checked.repaired()));
        return checked.number();
    }

    private static String language(Cell cell) throws Refused {
        if (cell == null)
            return null;
        String language = cell.value.toLowerCase(Locale.ROOT).split("[-_]")[0];
        if (!LANGUAGES.contains(language))
            throw new Refused(cell.column, cell.value, "is not a language code like en, fr or fi");
        return language;
    }

    private static String timeZone(Cell cell) throws Refused {
        try {
            return cell == null ? null : ZoneId.of(cell.value).getId();
        } catch (DateTimeException unknown) {
            throw new Refused(cell.column, cell.value, "is not a time zone like Europe/Helsinki");
        }
    }

    private static Boolean yes(Cell cell) throws Refused {
        if (cell == null)
            return null;
        String word = cell.value.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word))
            throw new Refused(cell.column, cell.value, "is neither yes nor no");
        return YES.contains(word);
    }

    private static List<String> tags(Cell cell) {
        List<String> tags = new ArrayList<>();
        if (cell != null)
            for (String tag : cell.value.split("[;,|]"))
                if (!tag.isBlank() && !tags.contains(tag.strip()))
                    tags.add(tag.strip());
        return tags;
    }

    /** One line, without the marks that turn the direction of what follows. */
    private static String text(Cell cell, int atMost) throws Refused {
        if (cell == null)
            return null;
        if (cell.value.length() > atMost)
            throw new Refused(cell.column, cell.value.substring(0, 40) + "…", "is longer than " + atMost + " characters");
        return BLANKS.matcher(TURNS.matcher(cell.value).replaceAll("")).replaceAll(" ");
    }

    private static String visible(String value) {
        StringBuilder visible = new StringBuilder();
        value.codePoints().limit(80)
                .forEach(point -> visible.appendCodePoint(Character.isISOControl(point) ? '\uFFFD' : point));
        return visible.toString();
    }
}
