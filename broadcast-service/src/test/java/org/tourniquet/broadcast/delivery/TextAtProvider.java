package org.tourniquet.broadcast.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One text as the provider has it, and what it says of it by and by. */
final class TextAtProvider {
    /** What the provider makes of a message in the end. */
    enum End {
        DELIVERED("delivered", null, DeliveryState.DELIVERED, null),
        UNREACHABLE("undelivered", "30003", DeliveryState.FAILED, null),
        NO_SUCH_NUMBER("undelivered", "30005", DeliveryState.FAILED, "BAD_ADDRESS"),
        OPTED_OUT("undelivered", "21610", DeliveryState.SUPPRESSED, "OPTED_OUT"),
        NOT_TOLD(null, null, DeliveryState.ACCEPTED, null);

        final String word;
        final String code;
        final DeliveryState becomes;
        final String silence;

        End(String word, String code, DeliveryState becomes, String silence) {
            this.word = word;
            this.code = code;
            this.becomes = becomes;
            this.silence = silence;
        }

        static End of(int lot) {
            return lot < 70 ? DELIVERED : lot < 80 ? UNREACHABLE : lot < 85 ? NO_SUCH_NUMBER : lot < 90 ? OPTED_OUT : NOT_TOLD;
        }
    }

    final UUID delivery = UUID.randomUUID();
    final UUID attempt = UUID.randomUUID();
    final String sid = "SM" + delivery.toString().replace("-", "");
    final End end;
    /** Whether the callback's address says which of our messages it is about. */
    final boolean named;
    volatile boolean known;

    TextAtProvider(End end, boolean named, boolean known) {
        this.end = end;
        this.named = named;
        this.known = known;
    }

    String query() {
        return named ? "?delivery=" + delivery + "&attempt=" + attempt : "";
    }

    Map<String, String> form(String status) {
        Map<String, String> form = new TreeMap<>(Map.of("MessageSid", sid, "SmsSid", sid, "MessageStatus", status,
                "AccountSid", "AC00000000000000000000000000000000", "To", "+12025550155", "From", "+12025550100"));
        if (status.equals(end.word) && end.code != null)
            form.put("ErrorCode", end.code);
        return form;
    }
}
