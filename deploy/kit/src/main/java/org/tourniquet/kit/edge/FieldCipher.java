package org.tourniquet.kit.edge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Startup;

/** Seals personal data at rest and on the wire (AES-256-GCM), and makes addresses comparable without being readable. */
@Singleton
@Startup
public class FieldCipher {
    /** How a sealed text looks: the key's id, a colon, base64url. */
    static final String FORM = "^[0-9a-f]{8}:[A-Za-z0-9_-]{38,}$";
    private static final Pattern SEALED = Pattern.compile(FORM);
    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final String current;
    private final byte[] fingerprintKey;
    private final SecureRandom random = new SecureRandom();

    /** The old keys only open what was sealed before a key was changed; the fingerprints stay those of the oldest. */
    FieldCipher(@ConfigProperty(name = "tourniquet.field-key") Optional<String> key,
            @ConfigProperty(name = "tourniquet.field-key-old") Optional<List<String>> old) {
        String now = key.filter(k -> !k.isBlank()).orElseThrow(() -> new IllegalStateException(
                "No key for personal data: set TOURNIQUET_FIELD_KEY to the base64 of 32 random bytes (openssl rand -base64 32)"));
        List<String> before = old.orElse(List.of());
        before.forEach(this::add);
        this.current = add(now);
        this.fingerprintKey = derive(decode(before.isEmpty() ? now : before.getLast()), "fingerprint");
    }

    /** Null stays null. The same text sealed twice looks different. */
    public String seal(String plain) {
        if (plain == null) {
            return null;
        }
        try {
            byte[] iv = new byte[IV_BYTES];
            random.nextBytes(iv);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, current, iv).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            return current + ":" + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal", e);
        }
    }

    /** Opens what {@link #seal} made; anything else, or a changed character, is an IllegalArgumentException. */
    public String open(String sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            int colon = sealed.indexOf(':');
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(colon + 1));
            byte[] iv = Arrays.copyOf(bytes, IV_BYTES);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed.substring(0, Math.max(colon, 0)), iv);
            return new String(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("This was not sealed with a key we have", e);
        }
    }

    /** What was sealed is opened; what an earlier version kept in the clear is given back as it is. */
    public String read(String kept) {
        return kept != null && SEALED.matcher(kept).matches() ? open(kept) : kept;
    }

    /** HMAC-SHA-256 of an address, base64url: equal for equal addresses (case and outer blanks ignored) in all services. */
    public String fingerprint(String address) {
        byte[] mac = derive(fingerprintKey, address.strip().toLowerCase(Locale.ROOT));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private Cipher cipher(int mode, String keyId, byte[] iv) throws GeneralSecurityException {
        SecretKeySpec key = keys.get(keyId);
        if (key == null) {
            throw new IllegalArgumentException("Unknown key");
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }

    private String add(String base64) {
        byte[] key = decode(base64);
        String id = HexFormat.of().formatHex(derive(key, "id"), 0, 4);
        keys.put(id, new SecretKeySpec(derive(key, "seal"), "AES"));
        return id;
    }

    private static byte[] decode(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("TOURNIQUET_FIELD_KEY must be the base64 of exactly 32 bytes, it is " + key.length);
        }
        return key;
    }

    private static byte[] derive(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is missing", e);
        }
    }
}
