package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Words kept for the next time. */
@Path("/api/wordings/templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Wordings")
public class WordingTemplateResource {

    /** Kept words; what the day has to say stands in {@code values} with its kind and without a text. */
    @RegisterForReflection
    public record Template(UUID id, @NotNull @Size(max = 120) String name, @NotNull Map<String, Wording> wordings,
            String keptBy,
            Instant keptAt) {
        static Template of(WordingTemplate template) {
            return new Template(template.id(), template.name(), template.wordings(), template.keptBy(), template.keptAt());
        }
    }

    private final Library library;

    WordingTemplateResource(Library library) {
        this.library = library;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR, Roles.AUDITOR })
    @Operation(summary = "All kept words by name")
    public List<Template> all() {
        return WordingTemplate.all().stream().map(Template::of).toList();
    }

    @POST
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Idempotent
    @Operation(summary = "Keeps words under a name, instead of those that had it", description = "Checked now: an unknown place, "
            + "a character that is no text or a part too many is refused here and never found when it is sent")
    public Template keep(@NotNull @Valid Template wanted) {
        return Template.of(library.keep(wanted.name(), wanted.wordings()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Operation(summary = "Forgets kept words; notices that took them keep them")
    public void forget(@PathParam("id") UUID id) {
        library.forget(id);
    }
}
