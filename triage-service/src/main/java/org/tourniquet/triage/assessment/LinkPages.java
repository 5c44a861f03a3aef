package org.tourniquet.triage.assessment;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * What the help pages lead to: the emergency numbers and how sure they are, and which links are dead and therefore hidden,
 * for the editor who can put another one there.
 */
@Path("/links")
@RunOnVirtualThread
@RolesAllowed(Roles.EDITOR)
@Produces(MediaType.TEXT_HTML)
class LinkPages {

    /** One address, what it answered, and where it stands. */
    @TemplateData
    public record Row(String url, String tone, String state, String reason, Instant checkedAt, Set<String> places,
            boolean dead) {
    }

    /** The emergency numbers people are shown here, and how they were checked. */
    @TemplateData
    public record Numbers(String country, String all, boolean confirmed, String checked, String source, String date) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance all(List<Row> rows, long dead, boolean watched, boolean may, Numbers numbers);
    }

    private final Links links;
    private final String every;
    private final SecurityIdentity who;
    private final Emergency emergency;

    LinkPages(Links links, @ConfigProperty(name = "tourniquet.assessment.links-every") String every,
            SecurityIdentity who, Emergency emergency) {
        this.links = links;
        this.emergency = emergency;
        this.every = every;
        this.who = who;
    }

    @GET
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance all() {
        var rows = new ArrayList<Row>();
        links.all().forEach((url, places) -> rows.add(row(url, places)));
        rows.sort(Comparator.comparing((Row r) -> !r.dead()).thenComparing(Row::url));
        return Templates.all(rows, rows.stream().filter(Row::dead).count(), !"off".equals(every), who.hasRole(Roles.EDITOR),
                numbers());
    }

    private Numbers numbers() {
        String all = emergency.numbers(List.of()).stream().map(n -> n.whom().field() + " " + n.digits())
                .collect(Collectors.joining(", "));
        return new Numbers(emergency.country(), all, emergency.confirmed(), emergency.checked(), emergency.source(),
                emergency.date());
    }

    private static Row row(String url, Set<String> places) {
        return KnownLink.of(url).map(l -> switch (l.state) {
            case DEAD -> new Row(url, "live", "dead, not shown", l.reason, l.checkedAt, places, true);
            case DOUBTFUL -> new Row(url, "warn", "failed once", l.reason, l.checkedAt, places, false);
            case EXAMPLE -> new Row(url, "neutral", "an example", "replace it before you go live", l.checkedAt, places, false);
            case ALIVE -> new Row(url, "good", "answers", null, l.checkedAt, places, false);
        }).orElseGet(() -> new Row(url, "waiting", "not looked at yet", null, null, places, false));
    }

    /** Only what a protocol leads to; nobody makes us look anywhere else. */
    @POST
    @Operation(hidden = true)
    public Response look(@RestForm String url) {
        if (!links.all().containsKey(url))
            throw Problem.notFound();
        links.keep(url, links.look(url));
        return Response.seeOther(URI.create("/links")).build();
    }
}
