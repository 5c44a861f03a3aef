package org.tourniquet.triage.assessment.texting;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What somebody typed, without what is only its dress: accents, case, the scripts of digits, keycaps and circles around
 * them, marks of direction.
 */
final class Plain {

    private Plain() {
    }

    static String of(String typed) {
        String bare = Normalizer.normalize(typed.replace("🔟", "10"), Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{Cf}ـ]+", "")
                .toLowerCase(Locale.ROOT).replace("œ", "oe").replace("æ", "ae").replace('ى', 'ي').replace('ة', 'ه')
                .replace('؟', '?').replaceAll("[’‘ʼ`´]", "'");
        var plain = new StringBuilder(bare.length());
        bare.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER)
                plain.append(Character.digit(c, 10));
            else
                plain.appendCodePoint(c);
        });
        return plain.toString().strip();
    }

    /** Its words and numbers, a single blank between them. */
    static String words(String typed) {
        return of(typed).replace("'", "").replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
