package org.tourniquet.broadcast.notice;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.tourniquet.kit.look.ReadableNumber;

/** What may fill a place of a wording: how it is checked when it is saved, and how it is said in a language. */
public enum FieldKind {
    TEXT("Text", "text") {
        @Override
        Optional<String> wrong(String value) {
            return value.length() > 500 ? Optional.of("is longer than 500 characters") : Optional.empty();
        }
    },
    NUMBER("Number", "text") {
        @Override
        Optional<String> wrong(String value) {
            return value.matches("-?\\d{1,15}([.,]\\d{1,6})?") ? Optional.empty()
                    : Optional.of("must be a number like 1250 or 3.5");
        }

        @Override
        String said(String value, String language, ZoneId zone) {
            NumberFormat format = NumberFormat.getInstance(Locale.forLanguageTag(language + "-u-nu-latn"));
            format.setMaximumFractionDigits(6);
            return format.format(new BigDecimal(value.replace(',', '.'))).replaceAll("[\\u00a0\\u202f]", " ");
        }
    },
    TIME("Day and time", "datetime-local") {
        @Override
        Optional<String> wrong(String value) {
            return at(value, ZoneId.of("UTC")) == null ? Optional.of("must be a day and time like 2026-11-22T18:00")
                    : Optional.empty();
        }

        @Override
        String said(String value, String language, ZoneId zone) {
            return NextUpdate.moment(language, at(value, zone));
        }
    },
    PHONE("Phone number", "tel") {
        @Override
        Optional<String> wrong(String value) {
            return value.replaceAll("[ ()./-]", "").matches("[+]\\d{6,15}|\\d{3,6}") ? Optional.empty()
                    : Optional.of("must be a number with its country, like +12025550111, or a short one");
        }

        @Override
        String said(String value, String language, ZoneId zone) {
            return ReadableNumber.of(value.replaceAll("[ ()./-]", ""));
        }
    },
    LINK("Link", "url") {
        @Override
        Optional<String> wrong(String value) {
            if (!value.matches("(?i)https?://[^\\s<>\"{}]{3,1000}"))
                return Optional.of("must be an address in full, like https://example.org/page");
            return LinksInWords.shortened(value).map(link -> "is a shortened link: nobody can see where it leads");
        }
    },
    CHOICE("One of several", "text") {
        @Override
        Optional<String> wrong(String value) {
            return TEXT.wrong(value);
        }
    };

    private final String label;
    private final String input;

    FieldKind(String label, String input) {
        this.label = label;
        this.input = input;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }

    /** The form field that asks for it. */
    public String input() {
        return input;
    }

    /** Whether every language says it in words of its own. */
    public boolean words() {
        return this == TEXT || this == CHOICE;
    }

    /** Why a value cannot be of this kind. */
    abstract Optional<String> wrong(String value);

    /** The value as it is read in a language. */
    String said(String value, String language, ZoneId zone) {
        return value;
    }

    private static ZonedDateTime at(String value, ZoneId zone) {
        try {
            return value.matches(".*(Z|[+-]\\d\\d:\\d\\d)$") ? OffsetDateTime.parse(value).atZoneSameInstant(zone)
                    : LocalDateTime.parse(value, DateTimeFormatter.ISO_LOCAL_DATE_TIME).atZone(zone);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
