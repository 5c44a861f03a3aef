package org.tourniquet.broadcast.notice;

import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** How the people behind the accounts are reached; until the duty roster is kept by the directory. */
@ConfigMapping(prefix = "tourniquet.staff")
public interface StaffConfig {
    /** By user name. */
    @WithParentName
    Map<String, Member> members();

    /** One member of the staff. */
    interface Member {
        /** As colleagues call them. */
        String name();

        /** Where mail reaches them. */
        Optional<String> mail();

        /** Where a text reaches them, as +digits. */
        Optional<String> phone();

        /** Whether they are asked to approve what another manager wrote. */
        @WithDefault("false")
        boolean approves();

        /** The place in which they are called when somebody may be in danger: 1 is first; without one they are not. */
        Optional<Integer> duty();
    }
}
