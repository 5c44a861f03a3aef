package org.tourniquet.broadcast.subscription;

import java.util.List;
import java.util.Optional;

import org.tourniquet.broadcast.audience.EmailAddresses;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.PhoneNumbers;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

/** What a person typed into the one field: a mail address or a mobile number, as it is stored. */
record Address(Medium medium, String text) {

    /** Empty when it is neither, or a number of a country that is not sent codes. */
    static Optional<Address> of(String typed, String country, List<String> countries) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty() || text.length() > 320)
            return Optional.empty();
        if (text.indexOf('@') >= 0)
            return Optional.of(EmailAddresses.check(text)).filter(EmailAddresses.Checked::ok)
                    .map(mail -> new Address(Medium.EMAIL, mail.address()));
        return Optional.of(PhoneNumbers.check(text, country)).filter(PhoneNumbers.Checked::ok)
                .filter(number -> countries.isEmpty() || countries.contains(region(number.number())))
                .map(number -> new Address(Medium.SMS, number.number()));
    }

    private static String region(String number) {
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            return numbers.getRegionCodeForNumber(numbers.parse(number, null));
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}
