package org.tourniquet.triage.assessment;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** The secrets a person holds: a token that opens their story, and a short code that names it. */
public final class Secrets {

    // no vowels and no look-alikes: a code is read aloud, and must not spell anything
    private static final String LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ";
    private static final int CODE = 8;

    private Secrets() {
    }

    /** 160 random bits, safe in an address. */
    public static String token() {
        byte[] bits = new byte[20];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** A passport such as K7MP-4QRX: found again by it, opened only with one more proof. */
    public static String passport() {
        // made each time: a native executable must not carry a generator seeded at build time
        var random = new SecureRandom();
        var code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            if (i == CODE / 2)
                code.append('-');
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As people type it: any case, with or without the dash. */
    public static String normalPassport(String typed) {
        String letters = typed == null ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return letters.length() == CODE ? letters.substring(0, CODE / 2) + "-" + letters.substring(CODE / 2) : letters;
    }
}
