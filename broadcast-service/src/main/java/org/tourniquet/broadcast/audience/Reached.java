package org.tourniquet.broadcast.audience;

import java.util.List;

/** An address of a person with the reason why nothing is sent to it, if there is one. */
public record Reached(RecipientAddress address, String silenced) {

    /** All addresses of a person, in the person's own order. */
    public static List<Reached> of(Recipient recipient) {
        Silenced silent = Silenced.of(List.of(recipient));
        return recipient.addresses().stream().map(address -> new Reached(address,
                silent.of(address).stream().findFirst().map(silence -> silence.reason().words()).orElse(null))).toList();
    }

    /** As people call the way there. */
    public String medium() {
        return address.medium().label();
    }
}
