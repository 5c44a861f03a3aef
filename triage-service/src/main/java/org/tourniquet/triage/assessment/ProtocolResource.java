package org.tourniquet.triage.assessment;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The published protocols, for whoever works here. */
@Path("/api/protocols")
@RunOnVirtualThread
@RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Protocols", description = "Published questionnaires: immutable by key and version.")
class ProtocolResource {

    @RegisterForReflection
    record Listed(String key, int version, String hash, String status, String situation, List<String> locales) {
    }

    private final Protocols protocols;
    private final ObjectMapper json;

    ProtocolResource(Protocols protocols, ObjectMapper json) {
        this.protocols = protocols;
        this.json = json;
    }

    @GET
    @Transactional
    @Operation(summary = "The newest version of each protocol")
    public List<Listed> list() {
        return protocols.current().stream().map(p -> new Listed(p.key(), p.version(), p.hash(), "ACTIVE",
                p.protocol().situation().in("en"), p.protocol().locales())).toList();
    }

    @GET
    @Path("{key}/{version}")
    @Transactional
    @Operation(summary = "One version, in the canonical JSON it was published with")
    public JsonNode version(@PathParam("key") String key, @PathParam("version") int version)
            throws JsonProcessingException {
        return json.readTree(ProtocolVersion.of(key, version).orElseThrow(Problem::notFound).body);
    }
}
