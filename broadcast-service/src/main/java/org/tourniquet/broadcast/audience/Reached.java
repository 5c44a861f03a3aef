package org.tourniquet.broadcast.audience;

import java.util.List;

/** An address of a person with the reason why nothing is sent to it, if there is one. */
public record Reached(RecipientAddress address, String silenced) {

    /** All addresses of a person, in the person's own order. */
    public static List<Reached> of(Recipient recipient) {
        return recipient.addresses().stream().map(address -> new Reached(address, silenced(address))).toList();
    }

    /** As people call the way there. */
    public String medium() {
        return address.medium().label();
    }

    private static String silenced(RecipientAddress address) {
        return Suppression.of(address.fingerprint()).stream()
                .filter(silence -> silence.medium().equals(Suppression.ALL) || silence.medium().equals(address.medium().name()))
                .findFirst().map(silence -> silence.reason().words()).orElse(null);
    }
}
