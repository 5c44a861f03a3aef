package org.tourniquet.triage.assessment;

import jakarta.enterprise.context.ApplicationScoped;

/** Which links of the protocols answer: a dead one is not put before a person. */
@ApplicationScoped
class Links {

    /** Unknown ones are given the benefit of the doubt until they are checked. */
    boolean mayBeShown(String url) {
        return KnownLink.of(url).map(l -> l.state != KnownLink.State.DEAD).orElse(true);
    }
}
