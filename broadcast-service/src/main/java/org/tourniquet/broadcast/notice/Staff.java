package org.tourniquet.broadcast.notice;

import jakarta.enterprise.context.ApplicationScoped;

/** What colleagues call each other. */
@ApplicationScoped
class Staff {
    private final StaffConfig config;

    Staff(StaffConfig config) {
        this.config = config;
    }

    String name(String username) {
        return username == null ? ""
                : config.members().containsKey(username) ? config.members().get(username).name() : username;
    }

    /** Who is asked to approve what this person wrote. */
    String approversBut(String username) {
        return String.join(", ", config.members().entrySet().stream()
                .filter(member -> member.getValue().approves() && !member.getKey().equals(username))
                .map(member -> member.getValue().name()).sorted().toList());
    }
}
