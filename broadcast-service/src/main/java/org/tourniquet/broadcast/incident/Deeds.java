package org.tourniquet.broadcast.incident;

import java.util.List;
import java.util.UUID;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.LocalPeople;

/** The history of one thing as a page tells it: the latest first, with people's names. */
public final class Deeds {

    private Deeds() {
    }

    public static List<AuditTrail.Entry> of(AuditTrail audit, String subject, UUID id) {
        return audit.of(subject, id).reversed().stream()
                .map(deed -> new AuditTrail.Entry(deed.at(), LocalPeople.nameOf(deed.who()),
                        deed.verb(), deed.subject(), deed.id(), deed.detail()))
                .toList();
    }
}
