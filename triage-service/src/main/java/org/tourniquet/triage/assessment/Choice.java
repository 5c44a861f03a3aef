package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.triage.directory.KnownIncident;

/** Which protocol a person needs: the asked one, the incident's, the only live incident's, the only one there is. */
@ApplicationScoped
class Choice {

    private final Protocols protocols;

    Choice(Protocols protocols) {
        this.protocols = protocols;
    }

    /** Null when the person has to choose, or asked for one that does not exist. */
    @Transactional
    String protocol(String asked, UUID incident) {
        List<String> keys = keys();
        if (asked != null)
            return keys.contains(asked) ? asked : null;
        String ofIncident = KnownIncident.known(incident).map(i -> i.protocol).filter(keys::contains).orElse(null);
        if (ofIncident != null)
            return ofIncident;
        List<String> live = KnownIncident.live().stream().map(i -> i.protocol).filter(Objects::nonNull)
                .filter(keys::contains).distinct().toList();
        if (live.size() == 1)
            return live.getFirst();
        return keys.size() == 1 ? keys.getFirst() : null;
    }

    @Transactional
    List<String> keys() {
        return protocols.current().stream().map(Protocols.Published::key).toList();
    }
}
