package org.tourniquet.broadcast.audience;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;

/**
 * Which numbers may be texted, and how they are written: +digits. "Valid" is not enough: premium, toll-free, satellite and
 * fixed lines are valid too, so a list of types says what may, and nothing else does.
 */
public final class PhoneNumbers {
    /** North America does not tell mobile from fixed: both are one type there. */
    private static final Set<PhoneNumberType> MAY_BE_TEXTED = EnumSet.of(PhoneNumberType.MOBILE,
            PhoneNumberType.FIXED_LINE_OR_MOBILE);
    /** Refused whatever the country. */
    private static final Set<String> EMERGENCY = Set.of("112", "911", "999", "000", "110", "118", "119");
    private static final Set<Integer> SATELLITE = Set.of(870, 881, 882, 883);
    private static final Pattern SPREADSHEET = Pattern.compile("[+]?\\d+([.,]\\d+)?[eE][+-]?\\d+");
    private static final Pattern EXTENSION = Pattern.compile(".*\\d.*(ext|x|#|доб).*\\d+\\s*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECIMAL = Pattern.compile("[+]?\\d{6,}[.,]0");
    private static final Pattern PLAIN = Pattern.compile("[+]\\d{7,15}");
    private static final Pattern LINK = Pattern.compile("(?i)(tel|phone|sms):");
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();

    /** A number as it is stored, or the reason why it is not; {@code repaired} says what had to be mended in it. */
    public record Checked(String number, String reason, String repaired) {
        public boolean ok() {
            return reason == null;
        }
    }

    private PhoneNumbers() {
    }

    /** Whether numbers without + can be read with this country. */
    public static boolean knowsCountry(String country) {
        return NUMBERS.getSupportedRegions().contains(country);
    }

    /** The country that a number as it is stored belongs to, two letters; null for none. */
    static String countryOf(String number) {
        try {
            return NUMBERS.getRegionCodeForNumber(NUMBERS.parse(number, null));
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    /** Reads a number; {@code country} (two letters) helps where the + is missing and may be null. */
    public static Checked check(String raw, String country) {
        if (raw.chars().anyMatch(Character::isISOControl))
            return refused("has control characters");
        Mended mended = mended(raw, country);
        String text = mended.text;
        if (EMERGENCY.contains(text) || country != null && SHORT.isEmergencyNumber(text, country))
            return refused("is an emergency number");
        Optional<String> shape = PLAIN.matcher(text).matches() ? Optional.empty() : wrongShape(text);
        if (shape.isPresent())
            return refused(shape.get());
        if (country == null && !text.startsWith("+"))
            return refused("has no country: write it with + and the country code, or say the country of the file");
        try {
            return check(NUMBERS.parse(text, country), text, country, mended.how);
        } catch (NumberParseException notANumber) {
            return refused("is not a phone number");
        }
    }

    private record Mended(String text, String how) {
    }

    /** What spreadsheets and web pages do to numbers, undone as far as nothing is lost. */
    private static Mended mended(String raw, String country) {
        String text = PlainText.of(raw.strip());
        String how = PlainText.invisible(raw) ? "invisible characters were taken out"
                : text.equals(raw.strip()) ? null : "unusual digits or blanks were written plainly";
        if (text.startsWith("'") || text.startsWith("’")) {
            text = text.substring(1).strip();
            how = "the apostrophe of a spreadsheet was taken off";
        }
        if (LINK.matcher(text).lookingAt())
            text = text.substring(text.indexOf(':') + 1);
        if (DECIMAL.matcher(text).matches()) {
            text = text.substring(0, text.length() - 2);
            how = "the decimal that a spreadsheet added was taken off";
        }
        if (text.startsWith("00") && country == null && text.length() > 8) {
            text = "+" + text.substring(2);
            how = "00 was read as +";
        }
        return new Mended(text, how);
    }

    private static Checked check(PhoneNumber number, String text, String country, String mended) {
        String nation = NUMBERS.getNationalSignificantNumber(number);
        String region = NUMBERS.getRegionCodeForNumber(number);
        if (EMERGENCY.contains(nation) || nation.length() < 7 && (emergency(text.replaceAll("\\D", ""), country)
                || emergency(nation, region)))
            return refused("is an emergency number");
        if (number.hasExtension())
            return refused("has an extension, which a text message cannot reach");
        if (SATELLITE.contains(number.getCountryCode()))
            return refused("cannot be texted: it is a satellite or world-wide number, which costs too much");
        if (region == null || !NUMBERS.isValidNumberForRegion(number, region))
            return refused("is not a valid number" + (country == null ? "" : " in " + country));
        PhoneNumberType type = NUMBERS.getNumberType(number);
        if (!MAY_BE_TEXTED.contains(type) || "001".equals(region))
            return refused("cannot be texted: it is " + words(type));
        return new Checked(NUMBERS.format(number, PhoneNumberFormat.E164), null,
                mended == null ? lostZero(text, nation, region) : mended);
    }

    /** A number of the country without + whose leading zero a spreadsheet has taken for nothing. */
    private static String lostZero(String text, String nation, String region) {
        String prefix = text.startsWith("+") || text.startsWith("0") ? null : NUMBERS.getNddPrefixForRegion(region, true);
        return "0".equals(prefix) && text.replaceAll("\\D", "").equals(nation) ? "the lost zero at its beginning was put back"
                : null;
    }

    private static boolean emergency(String digits, String region) {
        return region != null && SHORT.isEmergencyNumber(digits, region);
    }

    private static Checked refused(String reason) {
        return new Checked(null, reason, null);
    }

    private static Optional<String> wrongShape(String text) {
        if (SPREADSHEET.matcher(text).matches())
            return Optional.of("was damaged by a spreadsheet: format the column as text and export again");
        if (EXTENSION.matcher(text).matches())
            return Optional.of("has an extension, which a text message cannot reach");
        if (text.chars().anyMatch(Character::isLetter))
            return Optional.of("has letters");
        if (text.contains(";") || text.contains("/") && text.replaceAll("\\D", "").length() > 15)
            return Optional.of("holds more than one number");
        return text.codePoints().filter(Character::isDigit).count() < 5 ? Optional.of("is too short")
                : Optional.empty();
    }

    private static String words(PhoneNumberType type) {
        return switch (type) {
            case FIXED_LINE -> "a fixed line";
            case PREMIUM_RATE -> "a premium-rate number";
            case TOLL_FREE -> "a toll-free number";
            case SHARED_COST -> "a shared-cost number";
            case VOIP -> "an internet number";
            case PERSONAL_NUMBER -> "a personal forwarding number";
            case PAGER -> "a pager";
            case UAN, VOICEMAIL -> "a company number or voice mail";
            default -> "not a mobile number";
        };
    }
}
