package org.tourniquet.triage.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** The measures of quality for programs; the same as metrics at /q/metrics. */
@Path("/api/measures")
@RunOnVirtualThread
@RolesAllowed({ Roles.LEAD, Roles.MANAGER, Roles.EDITOR, Roles.OPERATOR, Roles.AUDITOR })
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Measures", description = "How the questionnaires and the desk serve. Counts without a share where fewer than ten stand behind it.")
class MeasureResource {

    private final Quality quality;

    MeasureResource(Quality quality) {
        this.quality = quality;
    }

    @GET
    @Operation(summary = "Overrides per protocol version; abandonment and answer time per medium", description = "Drills left out. A share comes with its 95 % interval (Wilson). meanSeconds: from the first contact to the first human.")
    public QualityView all() {
        return quality.now();
    }
}
