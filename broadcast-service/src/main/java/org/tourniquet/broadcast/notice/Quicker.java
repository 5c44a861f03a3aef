package org.tourniquet.broadcast.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Does a deed to a notice that only one can do; whoever comes second is told who did what, and when. */
@ApplicationScoped
class Quicker {
    private static final Map<String, String> DID = Map.of("submitted", "handed it in", "approved", "approved it", "returned",
            "returned it", "paused", "paused it", "resumed", "let it go on", "stopped", "stopped it", "broke the glass",
            "broke the glass for it", "recalled", "took it back", "released", "released it", "held", "held it");
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final AuditTrail audit;
    private final Staff staff;
    private final ZoneId zone;

    Quicker(AuditTrail audit, Staff staff, @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.audit = audit;
        this.staff = staff;
        this.zone = zone;
    }

    void orElse(UUID notice, Runnable verb) {
        try {
            Refusal.orProblem(verb);
        } catch (Problem problem) {
            if (problem.code().equals("wrong-state"))
                problem.detail(problem.detail() + last(notice));
            throw problem;
        }
    }

    private String last(UUID notice) {
        return audit.of("notice", notice).reversed().stream().filter(deed -> DID.containsKey(deed.verb())).findFirst()
                .map(deed -> " %s %s at %s.".formatted(
                        deed.who().equals(audit.signedIn()) ? "You" : staff.name(deed.who()), DID.get(deed.verb()),
                        AT.format(deed.at().atZone(zone))))
                .orElse("");
    }
}
