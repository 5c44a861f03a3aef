package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;

/** One thing that can be wrong, with two ways to stop the bleeding and what will be difficult about them. */
public record Issue(String id, Localized label, String kind, int basePoints, Optional<Urgency> minUrgency,
        Optional<String> bindsFlag, List<Way> stopTheBleeding, List<Localized> complications, String storyTag,
        List<Link> links) {

    public Issue {
        stopTheBleeding = List.copyOf(stopTheBleeding);
        complications = List.copyOf(complications);
        links = List.copyOf(links);
    }

    /** One real way out: who does what, with what, by when, and how soon it helps. */
    public record Way(String id, Localized label, List<Localized> steps, Pace timeToRelief) {

        public Way {
            steps = List.copyOf(steps);
        }
    }

    /** Help elsewhere: a public address with its name; it may lead elsewhere in another language. */
    public record Link(Localized label, Localized address) {

        public String url(String language) {
            return address.in(language);
        }

        /** Only such an address is put before a person; a protocol is written by people. */
        public static boolean followed(String url) {
            return url.startsWith("https://") || url.startsWith("tel:");
        }
    }
}
