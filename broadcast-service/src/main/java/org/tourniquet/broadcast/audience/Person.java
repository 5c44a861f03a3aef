package org.tourniquet.broadcast.audience;

import java.util.UUID;

/** The little of a recipient that a message needs: who, called what, reading which language, contacted how carefully. */
public record Person(UUID id, String name, String language, boolean safeContact) {
}
