package org.tourniquet.triage.assessment;

import java.util.Locale;
import java.util.regex.Pattern;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** How a person can be reached: checked, in one form, sealed, and comparable by its prints. */
public record Contact(String sealedName, String sealedEmail, String sealedPhone, String emailPrint, String phonePrint) {

    public static final Contact NONE = new Contact(null, null, null, null, null);

    // one @, no quoting, no control characters, a dotted domain: what can be written to without surprise
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,63}");
    private static final int LONGEST_NAME = 100;

    boolean reachable() {
        return sealedEmail != null || sealedPhone != null;
    }

    /** Blank fields are absent; every wrong one is named. */
    static Contact of(String name, String email, String phone, String country, FieldCipher cipher) {
        var problem = new Problem(422, "contact-wrong", "We cannot write to this address");
        String mail = blank(email) ? null : email.strip().toLowerCase(Locale.ROOT);
        if (mail != null && (mail.length() > 254 || !EMAIL.matcher(mail).matches()))
            problem.at("/email", "email-wrong", "is not an e-mail address");
        String number = blank(phone) ? null : e164(phone, country);
        if (!blank(phone) && number == null)
            problem.at("/phone", "phone-wrong", "is not a phone number");
        if (name != null && name.length() > LONGEST_NAME)
            problem.at("/name", "too-long", "is longer than " + LONGEST_NAME + " characters");
        problem.throwIfAny();
        return new Contact(blank(name) ? null : cipher.seal(name.strip()), cipher.seal(mail), cipher.seal(number),
                mail == null ? null : cipher.fingerprint(mail), number == null ? null : cipher.fingerprint(number));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    private static String e164(String typed, String country) {
        try {
            var numbers = PhoneNumberUtil.getInstance();
            var number = numbers.parse(typed, country);
            // "possible", not "valid": fictional and new ranges are refused by no one but the network
            return numbers.isPossibleNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
