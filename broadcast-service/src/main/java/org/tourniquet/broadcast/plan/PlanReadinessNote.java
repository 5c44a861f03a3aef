package org.tourniquet.broadcast.plan;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.HomeNote;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;

/** On the quiet home: which plans could not be trusted if it happened now. */
@ApplicationScoped
class PlanReadinessNote implements HomeNote {
    @CheckedTemplate
    static class Templates {
        static native TemplateInstance items(List<PlanReadiness.Standing> wanting, int plans, boolean manager);
    }

    private final PlanReadiness readiness;
    private final SecurityIdentity reader;

    PlanReadinessNote(PlanReadiness readiness, SecurityIdentity reader) {
        this.readiness = readiness;
        this.reader = reader;
    }

    @Override
    public String html(Instant now) {
        List<PlanReadiness.Standing> all = readiness.all();
        return Templates.items(all.stream().filter(standing -> !standing.ready()).toList(), all.size(),
                reader.hasRole(Roles.MANAGER)).render();
    }
}
