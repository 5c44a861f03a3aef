package org.tourniquet.broadcast.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The three headers of Standard Webhooks (standardwebhooks.com): who receives a call can prove that it is ours and new.
 */
final class Signature {
    private static final String PREFIX = "whsec_";
    private static final int SECRET_BYTES = 32;

    private Signature() {
    }

    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    static Map<String, String> headers(String secret, String id, Instant now, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now.getEpochSecond()));
        headers.put("webhook-signature", "v1," + sign(secret, id, now.getEpochSecond(), body));
        return headers;
    }

    static String sign(String secret, String id, long second, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256"));
            byte[] signed = mac.doFinal((id + "." + second + "." + body).getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
