package org.tourniquet.broadcast.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;

/**
 * The envelope sender of one mail, which only this mail has: whatever comes back to it is about this delivery, and the proof in
 * it says that we made it. Without letters that a relay may turn into small ones.
 */
@ApplicationScoped
public class ReturnAddress {
    /** 48 bits of an HMAC-SHA-256. */
    private static final int PROOF = 12;

    private final FieldCipher cipher;
    private final Optional<String> bounces;

    ReturnAddress(FieldCipher cipher, BounceConfig config) {
        this.cipher = cipher;
        this.bounces = config.address().filter(address -> address.indexOf('@') > 0);
    }

    /** Of one delivery; empty where no mailbox for bounces is set. */
    public Optional<String> of(UUID delivery) {
        return bounces.map(address -> address.substring(0, address.indexOf('@')) + "+" + hex(delivery) + proof(delivery)
                + address.substring(address.indexOf('@')));
    }

    /** Which delivery's it is; empty for anything we did not make. */
    public Optional<UUID> read(String address) {
        int plus = address == null ? -1 : address.indexOf('+');
        int at = address == null ? -1 : address.indexOf('@');
        if (plus < 0 || at - plus - 1 != 32 + PROOF || !address.substring(plus + 1, at).matches("[0-9a-fA-F]+"))
            return Optional.empty();
        String token = address.substring(plus + 1, at).toLowerCase(Locale.ROOT);
        UUID delivery = UUID
                .fromString(token.substring(0, 32).replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        return MessageDigest.isEqual(proof(delivery).getBytes(StandardCharsets.US_ASCII),
                token.substring(32).getBytes(StandardCharsets.US_ASCII)) ? Optional.of(delivery) : Optional.empty();
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private String proof(UUID delivery) {
        byte[] print = Base64.getUrlDecoder().decode(cipher.fingerprint("return address " + delivery));
        return HexFormat.of().formatHex(print).substring(0, PROOF);
    }
}
