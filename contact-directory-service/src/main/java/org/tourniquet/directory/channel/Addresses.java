package org.tourniquet.directory.channel;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.tourniquet.kit.look.ReadableNumber;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.ShortNumberInfo;

/** What an address of each kind must look like, how it is kept, how people read it and what they tap on. */
public final class Addresses {

    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final ShortNumberInfo SHORT = ShortNumberInfo.getInstance();
    private static final Pattern DIGITS = Pattern.compile("[+]?[0-9 ()./\\-]{2,30}");
    private static final Pattern MAIL = Pattern
            .compile("[A-Za-z0-9._%+\\-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}");
    private static final Set<String> PAGES = Set.of("http", "https");
    private static final int LONGEST = 300;

    private Addresses() {
    }

    /** Why the address cannot be used for the kind, as the end of a sentence that begins with "It"; empty when it can. */
    public static Optional<String> wrong(Kind kind, String address, String country) {
        if (address.length() > LONGEST)
            return Optional.of("is longer than " + LONGEST + " characters");
        if (address.chars().anyMatch(Character::isISOControl))
            return Optional.of("contains a line break or another control character");
        return Optional.ofNullable(switch (kind) {
            case PHONE -> wrongPhone(address, country, false);
            case TEXT -> wrongPhone(address, country, true);
            case CHAT, PORTAL, SOCIAL -> wrongPage(address);
            case EMAIL -> MAIL.matcher(address).matches() ? null : "is not a mail address like help@town.example";
            case DESK -> null;
        });
    }

    /** Phone numbers in one international form, everything else as written. */
    public static String kept(Kind kind, String address, String country) {
        if (kind != Kind.PHONE && kind != Kind.TEXT)
            return address;
        return parse(address, country).filter(PHONES::isValidNumber).map(n -> PHONES.format(n, PhoneNumberFormat.E164))
                .orElse(address.replaceAll("[^0-9+]", ""));
    }

    /** As people read it: numbers in groups, pages without their scheme. */
    public static String shown(Kind kind, String address) {
        if (kind.isPage())
            return address.replaceFirst("^https?://", "").replaceFirst("/$", "");
        return kind == Kind.PHONE || kind == Kind.TEXT ? ReadableNumber.of(address) : address;
    }

    /** What a tap opens; null for a place. */
    public static String link(Kind kind, String address) {
        return switch (kind) {
            case PHONE -> "tel:" + address;
            case TEXT -> "sms:" + address;
            case EMAIL -> "mailto:" + address;
            case CHAT, PORTAL, SOCIAL -> address;
            case DESK -> null;
        };
    }

    private static String wrongPhone(String address, String country, boolean text) {
        if (!DIGITS.matcher(address).matches())
            return "is not a phone number; write it like +358 9 123 456";
        String digits = address.replaceAll("[^0-9+]", "");
        boolean emergency = country != null && SHORT.connectsToEmergencyNumber(digits, country);
        if (text && emergency)
            return "is an emergency number, which takes no texts for us";
        Optional<PhoneNumber> number = parse(address, country);
        if (emergency || number.filter(n -> country != null && SHORT.isValidShortNumberForRegion(n, country)).isPresent())
            return null;
        if (number.isEmpty() || !PHONES.isValidNumber(number.get()))
            return "is not a number that exists in any country; write it with its country code, like +358 9 123 456";
        PhoneNumberType type = PHONES.getNumberType(number.get());
        if (type == PhoneNumberType.PREMIUM_RATE)
            return "is a premium-rate number, which people in trouble must not be sent to";
        return text && type == PhoneNumberType.FIXED_LINE ? "is a fixed line, which takes no texts" : null;
    }

    private static String wrongPage(String address) {
        try {
            URI page = new URI(address);
            if (page.getScheme() == null || !PAGES.contains(page.getScheme().toLowerCase()))
                return "must begin with https://";
            return page.getHost() == null || page.getUserInfo() != null ? "is not the address of a page" : null;
        } catch (URISyntaxException notAnAddress) {
            return "is not the address of a page; write it like https://town.example/help";
        }
    }

    private static Optional<PhoneNumber> parse(String address, String country) {
        try {
            return Optional.of(PHONES.parse(address, country));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
