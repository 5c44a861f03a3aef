package org.tourniquet.kit.edge;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestQuery;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** The audit trail for an auditor's programs: what was done, newest first, and whether the chain holds. */
@Path("/api/audit")
@RolesAllowed(Roles.AUDITOR)
@RunOnVirtualThread
public class AuditResource {
    private final AuditTrail trail;
    private final AuditChain chain;

    AuditResource(AuditTrail trail, AuditChain chain) {
        this.trail = trail;
        this.chain = chain;
    }

    @GET
    public Paged<AuditTrail.Linked> deeds(@RestQuery Integer limit, @RestQuery String cursor) {
        return trail.newestFirst(Cursor.limit(limit), Cursor.parse(cursor));
    }

    /** Counts every hash again; {@code head} is one that was noted earlier, and must still be in the chain. */
    @GET
    @Path("verify")
    public AuditChain.Report verify(@RestQuery String head) {
        return chain.verify(head);
    }
}
