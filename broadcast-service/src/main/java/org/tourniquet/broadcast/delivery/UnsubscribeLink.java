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
    static final int WITHOUT_INCIDENT = NAME + PROOF;

    private final FieldCipher cipher;
    private final String broadcast;

    UnsubscribeLink(FieldCipher cipher, @ConfigProperty(name = "tourniquet.urls.broadcast") String broadcast) {
        this.cipher = cipher;
        this.broadcast = broadcast;
    }

    /**
     * Whose page it is, and about which incident.
     *
     * @param incident null where the link says nothing of one
     */
    record Reader(UUID recipient, UUID incident) {
    }

    /** In a mail about an incident: with it the person may end the mails about this one only. */
    String of(UUID recipient, UUID incident) {
        return broadcast + "/unsubscribe/" + token(recipient, incident);
    }

    String token(UUID recipient) {
        return RecipientToken.of(recipient) + proof("unsubscribe " + recipient);
    }

    String token(UUID recipient, UUID incident) {
        return RecipientToken.of(recipient) + RecipientToken.of(incident) + proof("unsubscribe " + recipient + " " + incident);
    }

    /** Whose link it is; empty for anything we did not make. */
    Optional<Reader> read(String token) {
        if (token == null || token.length() != NAME + PROOF && token.length() != 2 * NAME + PROOF)
            return Optional.empty();
        Optional<UUID> recipient = RecipientToken.read(token.substring(0, NAME));
        Optional<UUID> incident = token.length() == NAME + PROOF ? Optional.empty()
                : RecipientToken.read(token.substring(NAME, 2 * NAME));
        return recipient.map(id -> new Reader(id, incident.orElse(null))).filter(reader -> MessageDigest.isEqual(
                token.getBytes(StandardCharsets.US_ASCII),
                (reader.incident == null ? token(reader.recipient) : token(reader.recipient, reader.incident))
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    private String proof(String what) {
        return cipher.fingerprint(what).substring(0, PROOF);
    }
}
