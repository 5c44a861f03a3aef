package org.tourniquet.broadcast.delivery;

import java.util.Optional;
import java.util.UUID;

/** The Message-ID of our mails: left of the @ stands the delivery, the same however often it is tried. */
public final class MessageId {

    private MessageId() {
    }

    public static String of(UUID delivery, String domain) {
        return "<" + delivery + "@" + domain + ">";
    }

    /** The delivery that a Message-ID names; empty for one that cannot be ours. */
    public static Optional<UUID> delivery(String id) {
        int at = id == null ? -1 : id.indexOf('@');
        String left = at < 0 ? "" : id.substring(0, at).replaceAll("[<\\s]", "");
        return left.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? Optional.of(UUID.fromString(left))
                : Optional.empty();
    }
}
