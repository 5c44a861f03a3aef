package org.tourniquet.broadcast.audience;

import java.util.Map;
import java.util.UUID;

/** The little of a recipient that a message needs: who, called what, reading which language, contacted how carefully. */
public record Person(UUID id, String name, String language, boolean safeContact, Map<String, String> attributes) {

    /** Without anything of their own that a wording could ask for. */
    public Person(UUID id, String name, String language, boolean safeContact) {
        this(id, name, language, safeContact, Map.of());
    }
}
