package org.tourniquet.broadcast.subscription;

import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

/**
 * One address is to be sent the code that proves whose it is, in the transaction that asks; {@code subject} is null in texts.
 */
public record ConfirmationWanted(UUID wish, UUID incident, Medium medium, String address, String language, String subject,
        String body) {
}
