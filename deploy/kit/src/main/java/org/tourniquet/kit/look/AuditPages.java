package org.tourniquet.kit.look;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.tourniquet.kit.edge.AuditChain;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;

/** Who did what here, for the auditor, with a check of the whole chain on request. */
@Path("/audit")
@RolesAllowed(Roles.AUDITOR)
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AuditPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance trail(Paged<AuditTrail.Linked> deeds, AuditChain.Report report, String head);
    }

    private final AuditTrail trail;
    private final AuditChain chain;

    AuditPages(AuditTrail trail, AuditChain chain) {
        this.trail = trail;
        this.chain = chain;
    }

    @GET
    public TemplateInstance trail(@RestQuery String cursor, @RestQuery boolean check, @RestQuery String head) {
        return Templates.trail(trail.newestFirst(Cursor.limit(null), Cursor.parse(cursor)), check ? chain.verify(head) : null,
                head);
    }
}
