package org.tourniquet.broadcast.audience;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A recipient's id as it stands in links: the same 128 bits in 22 characters, because a text message pays for each. */
public final class RecipientToken {

    private RecipientToken() {
    }

    public static String of(UUID recipient) {
        byte[] bytes = ByteBuffer.allocate(16).putLong(recipient.getMostSignificantBits())
                .putLong(recipient.getLeastSignificantBits()).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The id behind a token; empty for anything we did not make. */
    public static Optional<UUID> read(String token) {
        if (token == null || !token.matches("[A-Za-z0-9_-]{22}"))
            return Optional.empty();
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
        return Optional.of(new UUID(bytes.getLong(), bytes.getLong()));
    }
}
