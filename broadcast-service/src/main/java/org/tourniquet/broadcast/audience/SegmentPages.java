package org.tourniquet.broadcast.audience;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Segments as rows of conditions, with a count of the people they mean while one writes. */
@Path("/segments")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
public class SegmentPages {

    /** The page of one segment; {@code id} is null while it is new, {@code count} while its rule cannot be counted. */
    public record Shown(UUID id, SegmentForm form, Hints hints, SegmentCount count, Problem problem, boolean manager) {
        public List<SegmentForm.How> hows() {
            return List.of(SegmentForm.How.values());
        }

        /** Where the form goes. */
        public String action() {
            return "/segments" + (id == null ? "" : "/" + id);
        }

        /** What is wrong with a row, or null. */
        public String about(String part, int row) {
            return problem == null ? null : problem.about(part + "." + row);
        }

        public String nameOf(String language) {
            return Languages.nameOf(language);
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance segments(List<Segment> segments, boolean manager);

        static native TemplateInstance segment(Shown shown, boolean saved);

        static native TemplateInstance segment$count(Shown shown);
    }

    private final Segments segments;
    private final SecurityIdentity reader;

    SegmentPages(Segments segments, SecurityIdentity reader) {
        this.segments = segments;
        this.reader = reader;
    }

    @GET
    public TemplateInstance all() {
        return Templates.segments(Segment.all(), manager());
    }

    @GET
    @Path("/new")
    @RolesAllowed(Roles.MANAGER)
    public TemplateInstance begin() {
        return Templates.segment(shown(null, SegmentForm.empty(), null, null), false);
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id, @QueryParam("saved") boolean saved) {
        return Templates.segment(counted(id, SegmentForm.of(Segments.found(id))), saved);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object create(MultivaluedMap<String, String> form) {
        SegmentForm typed = SegmentForm.of(form);
        return handle(null, typed, form.getFirst("then"), () -> segments.create(typed.name(), typed.rule()));
    }

    @POST
    @Path("/{id}")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object change(@PathParam("id") UUID id, MultivaluedMap<String, String> form) {
        SegmentForm typed = SegmentForm.of(form);
        return handle(id, typed, form.getFirst("then"), () -> segments.change(id, null, typed.name(), typed.rule()));
    }

    @POST
    @Path("/{id}/deletion")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("id") UUID id) {
        segments.delete(id);
        return Response.seeOther(URI.create("/segments")).build();
    }

    /** The figures of what is being written. */
    @POST
    @Path("/count")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance count(MultivaluedMap<String, String> form) {
        return Templates.segment$count(counted(null, SegmentForm.of(form)));
    }

    private Object handle(UUID id, SegmentForm typed, String then, Supplier<Segment> save) {
        if (!"save".equals(then))
            return Templates.segment(counted(id, typed), false);
        try {
            return Response.seeOther(URI.create("/segments/" + save.get().id() + "?saved=true")).build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(Templates.segment(shown(id, typed, null, typed.told(problem)), false)).build();
        }
    }

    private Shown counted(UUID id, SegmentForm form) {
        try {
            return shown(id, form, segments.count(form.rule(), Audience.EVERYONE), null);
        } catch (Problem notYet) {
            return shown(id, form, null, null);
        }
    }

    private Shown shown(UUID id, SegmentForm form, SegmentCount count, Problem problem) {
        return new Shown(id, form, Hints.now(form), count, problem, manager());
    }

    private boolean manager() {
        return reader.hasRole(Roles.MANAGER);
    }
}
