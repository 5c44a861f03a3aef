package org.tourniquet.triage.desk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;
import org.tourniquet.triage.assessment.Erasing;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Erases what a person told us, before its retention is over. */
@Path("/api/erasures")
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure", description = "What a person told us is gone for good; the answer proves it without naming them.")
class ErasureResource {

    @RegisterForReflection
    record Person(String email, String phone, String recipient, Boolean openToo) {
    }

    private final Erasure erasure;
    private final Erasing erasing;

    ErasureResource(Erasure erasure, Erasing erasing) {
        this.erasure = erasure;
        this.erasing = erasing;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Operation(summary = "Erase a person", description = "By any of email, phone, and recipient (the id that broadcast gives). Stories, messages, promises, answers, texts, codes, and stories told for others. Kept answers to Idempotency-Keys are sealed and gone after two days.")
    @APIResponse(responseCode = "201", description = "The proof: counts, and the id under which the audit trail has it")
    @APIResponse(responseCode = "409", description = "story-open: openToo erases what still waits for a human as well")
    @APIResponse(responseCode = "422", description = "Nothing to look for, or no address")
    public Erasure.Proof erase(Person person) {
        Person asked = person == null ? new Person(null, null, null, null) : person;
        var prints = erasing.prints(asked.email(), asked.phone());
        String recipient = asked.recipient() == null || asked.recipient().isBlank() ? null : asked.recipient().strip();
        if (prints.isEmpty() && recipient == null)
            throw new Problem(422, "erasure-wrong", "Nobody can be found by this").at("/", "missing",
                    "give an email, a phone or a recipient");
        return erasure.erase(prints, recipient, Boolean.TRUE.equals(asked.openToo()));
    }
}
