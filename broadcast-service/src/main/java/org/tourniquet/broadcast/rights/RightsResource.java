package org.tourniquet.broadcast.rights;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What a person may ask of us. */
@Path("/api/recipients")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recipients", description = "The people behind the audiences")
public class RightsResource {

    /** That a person is gone: when, by whom, how much; {@code told}: the other services know. */
    @RegisterForReflection
    public record Proof(UUID id, UUID recipient, Instant at, String by, Map<String, Long> gone, boolean openToo,
            boolean told) {
        static Proof of(Erased erased) {
            return new Proof(erased.id(), erased.recipient(), erased.at(), erased.by(), erased.gone(), erased.openToo(),
                    erased.told());
        }
    }

    private final Disclosure disclosure;
    private final Erasure erasure;

    RightsResource(Disclosure disclosure, Erasure erasure) {
        this.disclosure = disclosure;
        this.erasure = erasure;
    }

    @GET
    @Path("/{id}/export")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
    @Operation(summary = "All that is kept about a person", description = "With the words written to and by them; that it was "
            + "asked for is in the audit trail")
    public KnownOfAPerson export(@PathParam("id") UUID id) {
        return disclosure.of(id);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR })
    @Operation(summary = "Erases a person, here and in the other services", description = "Answers with a proof that has "
            + "nothing of the person in it. openToo=true lets a story that waits for a human go as well")
    public Proof erase(@PathParam("id") UUID id, @QueryParam("openToo") boolean openToo) {
        return Proof.of(erasure.erase(id, openToo));
    }

    @GET
    @Path("/erasures/{proof}")
    @RolesAllowed({ Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "The proof of an erasure")
    public Proof proof(@PathParam("proof") UUID proof) {
        return Proof.of(Erased.<Erased> findByIdOptional(proof).orElseThrow(Problem::notFound));
    }
}
