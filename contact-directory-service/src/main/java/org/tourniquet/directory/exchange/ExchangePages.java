package org.tourniquet.directory.exchange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.tourniquet.directory.channel.ChannelBook;
import org.tourniquet.directory.exchange.Import.Place;
import org.tourniquet.directory.exchange.Import.Step;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The directory as a file, for an editor: take it out, look at what a file would change, take it in. */
@Path("/directory-file")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.EDITOR)
@RunOnVirtualThread
public class ExchangePages {

    /** What a file would do: its steps, or everything that is wrong with it. */
    @TemplateData
    public record Shown(UUID id, String name, List<Step> steps, List<Place> wrongs, long entered, long changed,
            long unchanged) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance file(Shown shown, Problem problem, boolean done);

        private Templates() {
        }
    }

    private final Import book;
    private final Export export;
    private final AuditTrail audit;
    private final Clock clock;

    ExchangePages(Import book, Export export, AuditTrail audit, Clock clock) {
        this.book = book;
        this.export = export;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance file(@QueryParam("tooLarge") boolean tooLarge, @QueryParam("done") boolean done) {
        return Templates.file(null, tooLarge ? TooLarge.problem() : null, done);
    }

    @GET
    @Path("channels.csv")
    @Produces("text/csv")
    @Operation(hidden = true)
    public Response csv() {
        return ExchangeResource.csv(export);
    }

    @GET
    @Path("channels.jsonld")
    @Produces("application/ld+json")
    @Operation(hidden = true)
    public Response jsonLd() {
        return ExchangeResource.jsonLd(export);
    }

    /** Keeps the file and shows what it would change; nothing is changed before somebody pressed the button. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Operation(hidden = true)
    public Response look(@RestForm("file") FileUpload file) throws IOException {
        if (file == null || file.size() == 0)
            return again(Problem.of(422, "no-file", "Choose a file first").at("/file", "missing", "is missing or empty"));
        byte[] body = Files.readAllBytes(file.uploadedFile());
        String name = file.fileName() == null ? "" : file.fileName().replaceAll("\\p{Cntrl}", "");
        try {
            boolean json = name.endsWith("json") || name.endsWith("jsonld")
                    || body.length > 0 && (body[0] == '{' || body[0] == '[');
            Import.Plan plan = book.plan(ExchangeResource.read(body, json));
            UUID id = plan.wrongs().isEmpty() ? KeptFile.keep(name, json, body, audit.signedIn(), clock.instant()).id : null;
            return Response.status(plan.wrongs().isEmpty() ? 200 : 422)
                    .entity(Templates.file(shown(id, name, plan), null, false))
                    .build();
        } catch (Problem problem) {
            return again(problem);
        }
    }

    @POST
    @Path("{id}")
    @Operation(hidden = true)
    public Response take(@PathParam("id") UUID id) {
        KeptFile kept = KeptFile.of(id, audit.signedIn()).orElseThrow(Problem::notFound);
        try {
            Import.Plan plan = book.carryOut(ExchangeResource.read(kept.body, kept.json));
            if (!plan.wrongs().isEmpty())
                return Response.status(422).entity(Templates.file(shown(null, kept.name, plan), null, false)).build();
            book.forget(id);
            return Response.seeOther(URI.create("/directory-file?done=true")).build();
        } catch (ChannelBook.ChangedMeanwhile faster) {
            return again(Problem.of(409, "changed-meanwhile", "Someone else changed a channel while you were looking")
                    .detail("Nothing of the file was taken in. Send it again to see what it would change now."));
        }
    }

    private static Shown shown(UUID id, String name, Import.Plan plan) {
        return new Shown(id, name, plan.steps(), plan.wrongs().stream().map(Place::of).toList(), plan.count("ENTER"),
                plan.count("CHANGE"), plan.count("NOTHING"));
    }

    private static Response again(Problem problem) {
        return Response.status(problem.status()).entity(Templates.file(null, problem, false)).build();
    }
}
