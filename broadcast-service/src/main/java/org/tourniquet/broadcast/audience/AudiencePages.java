package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
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

        static native TemplateInstance result(Audience audience, AudienceImport result, List<ImportRejection> rejected,
                List<ImportRemark> remarks, boolean manager);

        static native TemplateInstance result$outcome(Audience audience, AudienceImport result, List<ImportRejection> rejected,
                List<ImportRemark> remarks, boolean manager);
    }

    private final PreparedFiles files;
    private final AuditTrail audit;
    private final EntityManager database;
    private final SecurityIdentity reader;
    private final Clock clock;

    AudiencePages(PreparedFiles files, AuditTrail audit, EntityManager database, SecurityIdentity reader,
            Clock clock) {
        this.files = files;
        this.audit = audit;
        this.database = database;
        this.reader = reader;
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

    /** Keeps the file and shows how it would be read; nobody is stored before that was confirmed. */
    @POST
    @jakarta.ws.rs.Path("/{id}/files")
    @RolesAllowed(Roles.MANAGER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Object upload(@PathParam("id") UUID id, @RestForm("file") FileUpload file, @RestForm String country)
            throws IOException {
        Audience audience = found(id);
        try (InputStream body = file == null ? InputStream.nullInputStream() : Files.newInputStream(file.uploadedFile())) {
            if (file == null || file.size() == 0)
                throw Problem.of(422, "no-file", "Choose a file first").at("/file", "missing", "is missing or empty");
            PreparedFile kept = files.keep(id, plainName(file.fileName()), PreparedFilePages.country(country), body,
                    audit.signedIn());
            return Response.seeOther(URI.create("/audiences/" + id + "/files/" + kept.id())).build();
        } catch (Problem problem) {
            return Response.status(problem.status())
                    .entity(Templates.audience(audience, AudienceImport.of(id), manager(), ExampleFile.COLUMNS, problem))
                    .build();
        }
    }

    /** What people called the file: only ever shown. */
    private static String plainName(String given) {
        String name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        return name.replaceAll("\\p{Cntrl}", "").substring(0, Math.min(120, name.replaceAll("\\p{Cntrl}", "").length()));
    }

    @GET
    @jakarta.ws.rs.Path("/{id}/imports/{import}")
    public TemplateInstance result(@PathParam("id") UUID id, @PathParam("import") UUID importId,
            @jakarta.ws.rs.HeaderParam("HX-Request") boolean part) {
        AudienceImport result = imported(id, importId);
        List<ImportRejection> rejected = ImportRejection.of(database, importId, 0, SHOWN);
        List<ImportRemark> remarks = ImportRemark.of(database, importId, SHOWN);
        return part ? Templates.result$outcome(found(id), result, rejected, remarks, manager())
                : Templates.result(found(id), result, rejected, remarks, manager());
    }

    @GET
    @jakarta.ws.rs.Path("/{id}/imports/{import}/rejected.csv")
    @Produces("text/csv")
    public Response rejected(@PathParam("id") UUID id, @PathParam("import") UUID importId) {
        AudienceImport done = imported(id, importId);
        StreamingOutput csv = out -> RejectedCsv.write(done, database, out);
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
