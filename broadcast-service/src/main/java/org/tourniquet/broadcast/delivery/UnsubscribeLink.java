package org.tourniquet.broadcast.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.kit.edge.FieldCipher;

/** The address of the page that ends mail to one recipient: it names them and proves that we made it; it never expires. */
@ApplicationScoped
class UnsubscribeLink {
    private static final int NAME = 22;
    /** 96 bits of an HMAC-SHA-256. */
    private static final int PROOF = 16;

    private final FieldCipher cipher;
    private final String broadcast;

    UnsubscribeLink(FieldCipher cipher, @ConfigProperty(name = "tourniquet.urls.broadcast") String broadcast) {
        this.cipher = cipher;
        this.broadcast = broadcast;
    }

    String of(UUID recipient) {
        return broadcast + "/unsubscribe/" + token(recipient);
    }

    String token(UUID recipient) {
        return RecipientToken.of(recipient) + proof(recipient);
    }

    /** Whose link it is; empty for anything we did not make. */
    Optional<UUID> read(String token) {
        if (token == null || token.length() != NAME + PROOF)
            return Optional.empty();
        return RecipientToken.read(token.substring(0, NAME)).filter(recipient -> MessageDigest.isEqual(
                proof(recipient).getBytes(StandardCharsets.US_ASCII),
                token.substring(NAME).getBytes(StandardCharsets.US_ASCII)));
    }

    private String proof(UUID recipient) {
        return cipher.fingerprint("unsubscribe " + recipient).substring(0, PROOF);
    }
}
