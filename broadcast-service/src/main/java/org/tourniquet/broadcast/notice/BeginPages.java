package org.tourniquet.broadcast.notice;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Asks once for what a plan's notice leaves open, before it stands in six languages. */
@Path("/notices/begin")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class BeginPages {

    /** One thing to be said: its name in the words, and as people say it. */
    public record Asked(String name, String label, String value) {
        static Asked of(String name, String value) {
            String words = name.replaceAll("[_-]", " ");
            return new Asked(name, Character.toUpperCase(words.charAt(0)) + words.substring(1), value);
        }

        public String field() {
            return "values." + name;
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance begin(Incident incident, Purpose purpose, List<Asked> asked, Wording words,
                Problem problem);
    }

    private final PlannedNotices planned;

    BeginPages(PlannedNotices planned) {
        this.planned = planned;
    }

    @GET
    public TemplateInstance ask(@QueryParam("incident") UUID incident, @QueryParam("purpose") Purpose purpose) {
        return page(incident, purpose, Map.of(), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object begin(MultivaluedMap<String, String> form) {
        UUID incident = UUID.fromString(form.getFirst("incident"));
        Purpose purpose = Purpose.valueOf(form.getFirst("purpose"));
        Map<String, String> said = new TreeMap<>();
        form.forEach((name, values) -> {
            if (name.startsWith("values."))
                said.put(name.substring("values.".length()), values.getFirst());
        });
        try {
            return Response.seeOther(URI.create("/notices/" + planned.begin(incident, purpose, said).id())).build();
        } catch (Problem problem) {
            if (problem.status() != 422)
                throw problem;
            return Response.status(422).entity(page(incident, purpose, said, problem)).build();
        }
    }

    private static Wording english(PlannedNotice notice) {
        Wording words = notice.wordings().get(Rendering.FALLBACK);
        return words == null ? null : words.joined(Rendering.FALLBACK);
    }

    private TemplateInstance page(UUID id, Purpose purpose, Map<String, String> said, Problem problem) {
        Incident incident = id == null ? null : Incident.findById(id);
        PlannedNotice notice = incident == null || purpose == null ? null : planned.of(id, purpose).orElse(null);
        if (notice == null)
            throw Problem.notFound();
        List<Asked> asked = DayWords.asked(notice.wordings().values()).stream()
                .map(name -> Asked.of(name, said.getOrDefault(name, ""))).toList();
        return Templates.begin(incident, purpose, asked, english(notice), problem);
    }
}
