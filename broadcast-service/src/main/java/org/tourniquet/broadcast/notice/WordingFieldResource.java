package org.tourniquet.broadcast.notice;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What wordings may leave open. */
@Path("/api/wordings/fields")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Wordings", description = "Fields and templates for the words of notices")
public class WordingFieldResource {

    /** A field; {@code value} is the organisation's, or what stands in where a person has none; choices only for CHOICE. */
    @RegisterForReflection
    public record Field(String name, @NotNull FieldKind kind, @NotNull WordingField.Source source,
            @Size(max = 1000) String value, @Size(max = 50) List<@NotNull @Size(max = 200) String> choices) {
        static Field of(WordingField field) {
            return new Field(field.name(), field.kind(), field.source(), field.value(), field.choices());
        }
    }

    private final Library library;

    WordingFieldResource(Library library) {
        this.library = library;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR, Roles.AUDITOR })
    @Operation(summary = "All declared fields")
    public List<Field> all() {
        return WordingField.declared().values().stream().map(Field::of).toList();
    }

    @PUT
    @Path("/{name}")
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Operation(summary = "Declares a field, or changes it", description = "Notices that are saved keep the value they were saved with")
    public Field declare(@PathParam("name") String name, @NotNull @Valid Field wanted) {
        return Field.of(library.declare(name, wanted.kind(), wanted.source(), wanted.value(),
                wanted.choices() == null ? List.of() : wanted.choices()));
    }

    @DELETE
    @Path("/{name}")
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Operation(summary = "Takes a field away; drafts that ask for it cannot be handed in any more")
    public void drop(@PathParam("name") String name) {
        library.drop(name);
    }
}
