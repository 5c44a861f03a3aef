package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Audiences, and bringing people into them from a file while one watches. */
@jakarta.ws.rs.Path("/audiences")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
@RunOnVirtualThread
public class AudiencePages {
    private static final int SHOWN = 100;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance audiences(List<Audience> audiences, boolean manager, String name, Problem problem);

        static native TemplateInstance audience(Audience audience, List<AudienceImport> imports, boolean manager,
                List<ExampleFile.Column> columns, Problem problem);

        static native TemplateInstance result(Audience audience, AudienceImport result, List<ImportRejection> rejected);

        static native TemplateInstance result$outcome(Audience audience, AudienceImport result, List<ImportRejection> rejected);
    }

    private final PeopleImport people;
    private final AuditTrail audit;
    private final EntityManager database;
    private final SecurityIdentity reader;
    private final ManagedExecutor background;
    private final Clock clock;

    AudiencePages(PeopleImport people, AuditTrail audit, EntityManager database, SecurityIdentity reader,
            ManagedExecutor background, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.database = database;
        this.reader = reader;
        this.background = background;
        this.clock = clock;
    }

    @GET
    public TemplateInstance audiences() {
        return Templates.audiences(Audience.all(), manager(), "", null);
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object create(@FormParam("name") String name) {
        try {
            if (name == null || name.isBlank() || name.length() > 120)
                throw Problem.of(422, "audience-wrong", "The audience needs a name").at("/name", "missing",
                        "must say in a few words who is in it");
            Audience named = QuarkusTransaction.requiringNew().call(() -> NewAudiences.create(name, audit, clock));
            return Response.seeOther(URI.create("/audiences/" + named.id())).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(Templates.audiences(Audience.all(), manager(), name, problem))
                    .build();
        }
    }

    /** A file to begin with, which can be imported as it is. */
    @GET
    @jakarta.ws.rs.Path("/example.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response example() {
        return Response.ok(ExampleFile.CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"people-example.csv\"").build();
    }

    @GET
    @jakarta.ws.rs.Path("/{id}")
    public TemplateInstance audience(@PathParam("id") UUID id) {
        return Templates.audience(found(id), AudienceImport.of(id), manager(), ExampleFile.COLUMNS, null);
    }

    /** Takes the file in and goes on in the background; the page that follows shows how far it is. */
    @POST
    @jakarta.ws.rs.Path("/{id}/imports")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Object upload(@PathParam("id") UUID id, @RestForm("file") FileUpload file, @RestForm String country,
            @RestForm String dryRun, @RestForm String again) throws IOException {
        Audience audience = found(id);
        try {
            if (file == null || file.size() == 0)
                throw Problem.of(422, "no-file", "Choose a file first").at("/file", "missing", "is missing or empty");
            String by = audit.signedIn();
            String name = Path.of(file.fileName().replace('\\', '/')).getFileName().toString();
            AudienceImport begun = people.begin(id, dryRun != null, country == null || country.isBlank() ? null
                    : country.strip().toUpperCase(java.util.Locale.ROOT), name.substring(0, Math.min(120, name.length())), by);
            // the upload's own file is deleted when the request ends
            Path kept = Files.createTempFile("people", ".csv");
            Files.copy(file.uploadedFile(), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            background.execute(() -> inBackground(begun, kept, again != null, by));
            return Response.seeOther(URI.create("/audiences/" + id + "/imports/" + begun.id())).build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(Templates.audience(audience, AudienceImport.of(id), manager(), ExampleFile.COLUMNS, problem))
                    .build();
        }
    }

    private void inBackground(AudienceImport begun, Path file, boolean again, String by) {
        try (InputStream body = Files.newInputStream(file)) {
            people.run(begun, body, null, again, by);
        } catch (Problem toldOnThePage) {
            // it is kept with the import, where the manager reads it
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } finally {
            file.toFile().delete();
        }
    }

    @GET
    @jakarta.ws.rs.Path("/{id}/imports/{import}")
    public TemplateInstance result(@PathParam("id") UUID id, @PathParam("import") UUID importId,
            @jakarta.ws.rs.HeaderParam("HX-Request") boolean part) {
        AudienceImport result = imported(id, importId);
        List<ImportRejection> rejected = ImportRejection.of(database, importId, 0, SHOWN);
        return part ? Templates.result$outcome(found(id), result, rejected) : Templates.result(found(id), result, rejected);
    }

    @GET
    @jakarta.ws.rs.Path("/{id}/imports/{import}/rejected.csv")
    @Produces("text/csv")
    public Response rejected(@PathParam("id") UUID id, @PathParam("import") UUID importId) {
        List<String> headers = imported(id, importId).headers();
        StreamingOutput csv = out -> RejectedCsv.write(importId, headers, database, out);
        return Response.ok(csv).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\"").build();
    }

    private boolean manager() {
        return reader.hasRole(Roles.MANAGER);
    }

    private static Audience found(UUID id) {
        return Audience.<Audience> findByIdOptional(id).orElseThrow(Problem::notFound);
    }

    private static AudienceImport imported(UUID audience, UUID id) {
        return AudienceImport.<AudienceImport> findByIdOptional(id).filter(found -> found.audience().equals(audience))
                .orElseThrow(Problem::notFound);
    }
}
