package org.tourniquet.broadcast.delivery.sms;

import java.util.Optional;
import java.util.UUID;

import org.tourniquet.broadcast.delivery.DeliveryState;
import org.tourniquet.broadcast.delivery.Receipts;

/** What the provider's word for a message's state means for us, whether it came by itself or was asked for. */
final class Told {
    private static final int OPTED_OUT = 21610;

    private Told() {
    }

    /** Empty for a word that tells nothing. */
    static Optional<Receipts.Receipt> receipt(UUID delivery, UUID attempt, String sid, String status, Integer code) {
        DeliveryState becomes = switch (status) {
            case "accepted", "scheduled", "queued", "sending", "sent" -> DeliveryState.ACCEPTED;
            case "delivered", "read" -> DeliveryState.DELIVERED;
            case "undelivered", "failed", "canceled" ->
                code != null && code == OPTED_OUT ? DeliveryState.SUPPRESSED : DeliveryState.FAILED;
            default -> null;
        };
        return Optional.ofNullable(becomes).map(state -> new Receipts.Receipt(delivery, attempt, sid, status, code, state,
                switch (state) {
                    case FAILED -> ErrorTable.reason(code);
                    case SUPPRESSED -> "opted out";
                    default -> null;
                }, state == DeliveryState.FAILED ? ErrorTable.follows(code) : Receipts.Follows.NOTHING));
    }
}
