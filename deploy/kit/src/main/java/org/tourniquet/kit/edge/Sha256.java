package org.tourniquet.kit.edge;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** By what content is known again. */
public final class Sha256 {
    private Sha256() {
    }

    /** To be fed piece by piece. */
    public static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** All of it, as 64 digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(fresh().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Sixteen digits: enough to tell one state of a page from the next, for what nobody gains by forging. */
    public static String mark(String text) {
        return of(text).substring(0, 16);
    }
}
