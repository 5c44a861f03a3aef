package org.tourniquet.kit.look;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** A phone number as people read it, in the groups of its country; what is dialled stays + and digits. */
public final class ReadableNumber {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private ReadableNumber() {
    }

    /** For texts: plain blanks and hyphens, which cost no text message a second part. Anything but a number stays as it is. */
    public static String of(String address) {
        if (address == null || !address.matches("[+][0-9]{5,15}"))
            return address;
        try {
            return NUMBERS.format(NUMBERS.parse(address, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException notANumber) {
            return address;
        }
    }

    /** For pages: it is never broken at the end of a line. */
    public static String onOneLine(String address) {
        String readable = of(address);
        return readable == null || readable.equals(address) ? address
                : readable.replace(' ', '\u00a0').replace('-', '\u2011');
    }
}
