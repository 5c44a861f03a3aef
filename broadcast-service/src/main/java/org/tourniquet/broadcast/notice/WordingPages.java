package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The library of kept words, and the fields that words may ask for. */
@Path("/wordings")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR, Roles.AUDITOR })
@RunOnVirtualThread
public class WordingPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance library(List<WordingTemplate> templates, List<WordingField> fields,
                List<FieldKind> kinds, List<WordingField.Source> sources, boolean writer, Problem problem);
    }

    private final Library library;
    private final SecurityIdentity reader;

    WordingPages(Library library, SecurityIdentity reader) {
        this.library = library;
        this.reader = reader;
    }

    @GET
    public TemplateInstance all() {
        return page(null);
    }

    @POST
    @Path("/fields")
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object declare(@FormParam("name") String name, @FormParam("kind") FieldKind kind,
            @FormParam("source") WordingField.Source source, @FormParam("value") String value,
            @FormParam("choices") String choices) {
        try {
            library.declare(name == null ? null : name.strip(), kind == null ? FieldKind.TEXT : kind,
                    source == null ? WordingField.Source.NOTICE : source, value,
                    choices == null ? List.of()
                            : Arrays.stream(choices.split("\\R")).map(String::strip)
                                    .filter(choice -> !choice.isEmpty()).distinct().limit(50).toList());
            return back();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(problem)).build();
        }
    }

    @POST
    @Path("/fields/{name}/drop")
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response drop(@PathParam("name") String name) {
        library.drop(name);
        return back();
    }

    @POST
    @Path("/{id}/forget")
    @RolesAllowed({ Roles.MANAGER, Roles.EDITOR })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response forget(@PathParam("id") UUID id) {
        library.forget(id);
        return back();
    }

    private TemplateInstance page(Problem problem) {
        return Templates.library(WordingTemplate.all(), List.copyOf(WordingField.declared().values()),
                List.of(FieldKind.values()), List.of(WordingField.Source.values()),
                reader.hasRole(Roles.MANAGER) || reader.hasRole(Roles.EDITOR), problem);
    }

    private static Response back() {
        return Response.seeOther(URI.create("/wordings")).build();
    }
}
