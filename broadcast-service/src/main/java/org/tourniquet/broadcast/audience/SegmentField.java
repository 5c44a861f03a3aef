package org.tourniquet.broadcast.audience;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a condition of a segment asks about a person; {@code attribute} names a column of the sender's own, else it is null. */
record SegmentField(Kind kind, String attribute) {
    private static final String OWN = "attributes.";

    /** What can be asked of it. */
    enum Asked {
        IS,
        IN,
        STARTS_WITH,
        EXISTS
    }

    /** All that is known of people by name. */
    enum Kind {
        LANGUAGE("language", "Language", EnumSet.of(Asked.IS, Asked.IN)),
        REGION("region", "Region", EnumSet.allOf(Asked.class)),
        TIME_ZONE("timeZone", "Time zone", EnumSet.allOf(Asked.class)),
        TAGS("tags", "Tag", EnumSet.allOf(Asked.class)),
        MEDIA("media", "Has an address for", EnumSet.of(Asked.IS, Asked.IN, Asked.EXISTS)),
        SAFE_CONTACT("safeContact", "Contact with care", EnumSet.of(Asked.IS)),
        AUDIENCE("audience", "Audience", EnumSet.of(Asked.IS, Asked.IN)),
        ATTRIBUTE("attributes", "Attribute", EnumSet.allOf(Asked.class));

        final String name;
        final String label;
        private final Set<Asked> may;

        Kind(String name, String label, Set<Asked> may) {
            this.name = name;
            this.label = label;
            this.may = may;
        }

        boolean may(Asked asked) {
            return may.contains(asked);
        }
    }

    /** The field of that name in a rule: "region", "attributes.tariff"; empty when there is none. */
    static Optional<SegmentField> named(String name) {
        if (name.startsWith(OWN) && !name.substring(OWN.length()).isBlank())
            return Optional.of(new SegmentField(Kind.ATTRIBUTE, name.substring(OWN.length())));
        return Arrays.stream(Kind.values()).filter(kind -> kind != Kind.ATTRIBUTE && kind.name.equals(name)).findFirst()
                .map(kind -> new SegmentField(kind, null));
    }

    String name() {
        return attribute == null ? kind.name : OWN + attribute;
    }

    /** As people say it. */
    String label() {
        return attribute == null ? kind.label : attribute;
    }
}
