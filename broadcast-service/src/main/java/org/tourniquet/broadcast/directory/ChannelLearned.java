package org.tourniquet.broadcast.directory;

import java.util.UUID;

/** The directory said something new of a channel; fired inside the transaction that keeps it. */
public record ChannelLearned(UUID channel) {
}
