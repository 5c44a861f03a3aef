package org.tourniquet.broadcast.audience;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

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
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();

    /** A number as it is stored, or the reason why it is not. */
    public record Checked(String number, String reason) {
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

    /** Reads a number; {@code country} (two letters) helps where the + is missing and may be null. */
    public static Checked check(String raw, String country) {
        String text = raw.strip();
        if (EMERGENCY.contains(text) || country != null && SHORT.isEmergencyNumber(text, country))
            return new Checked(null, "is an emergency number");
        Optional<String> shape = wrongShape(text);
        if (shape.isPresent())
            return new Checked(null, shape.get());
        if (country == null && !text.matches("^[+\uFF0B].*"))
            return new Checked(null, "has no country: write it with + and the country code, or say the country of the file");
        try {
            return check(NUMBERS.parse(text, country), text, country);
        } catch (NumberParseException notANumber) {
            return new Checked(null, "is not a phone number");
        }
    }

    private static Checked check(PhoneNumber number, String text, String country) {
        String region = NUMBERS.getRegionCodeForNumber(number);
        String digits = text.replaceAll("\\D", "");
        if (country != null && SHORT.isEmergencyNumber(digits, country)
                || region != null && SHORT.isEmergencyNumber(NUMBERS.getNationalSignificantNumber(number), region))
            return new Checked(null, "is an emergency number");
        if (number.hasExtension())
            return new Checked(null, "has an extension, which a text message cannot reach");
        if (!NUMBERS.isValidNumber(number))
            return new Checked(null, "is not a valid number" + (country == null ? "" : " in " + country));
        PhoneNumberType type = NUMBERS.getNumberType(number);
        if (!MAY_BE_TEXTED.contains(type) || "001".equals(region))
            return new Checked(null, "cannot be texted: it is " + words(type));
        return new Checked(NUMBERS.format(number, PhoneNumberFormat.E164), null);
    }

    private static Optional<String> wrongShape(String text) {
        if (text.matches("\\d+([.,]\\d+)?[eE][+]?\\d+"))
            return Optional.of("was damaged by a spreadsheet: format the column as text and export again");
        if (text.chars().anyMatch(Character::isISOControl))
            return Optional.of("has control characters");
        if (text.matches(".*(ext|x|#).*\\d+\\s*$") && text.matches(".*\\d.*(ext|x|#).*"))
            return Optional.of("has an extension, which a text message cannot reach");
        if (text.chars().anyMatch(Character::isLetter))
            return Optional.of("has letters");
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
