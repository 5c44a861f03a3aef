package org.tourniquet.broadcast.audience;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Audiences and the files of people that fill them. */
@Path("/api/audiences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audiences", description = "Who may be told: named sets of people, filled from CSV files")
public class AudienceResource {
    private static final int ERRORS_SHOWN = 1000;

    /** An audience to be made. */
    @RegisterForReflection
    public record NewAudience(@NotBlank @Size(max = 120) String name) {
    }

    /** An audience and how many people it names. */
    @RegisterForReflection
    public record AudienceView(UUID id, String name, long people, Instant createdAt) {
        static AudienceView of(Audience audience) {
            return new AudienceView(audience.id(), audience.name(), audience.people(), audience.createdAt());
        }
    }

    /** A row that was not taken; {@code row} is the line of the file on which it begins. */
    @RegisterForReflection
    public record RejectedRow(long row, String column, String value, String reason) {
    }

    /** What became of a file: rows = accepted + updated + rejected + duplicates + suppressed. */
    @RegisterForReflection
    public record ImportView(UUID id, AudienceImport.State state, boolean dryRun, long rows, long accepted, long updated,
            long rejected, long duplicates, long suppressed, Instant startedAt, Instant finishedAt, String problem,
            List<RejectedRow> errors) {
    }

    private final PeopleImport people;
    private final AuditTrail audit;
    private final EntityManager database;
    private final Clock clock;

    AudienceResource(PeopleImport people, AuditTrail audit, EntityManager database, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "All audiences; the first one holds everyone ever imported")
    public List<AudienceView> all() {
        return Audience.all().stream().map(AudienceView::of).toList();
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Idempotent
    @Transactional
    @Operation(summary = "Names a new, empty audience")
    public Response create(@NotNull @Valid NewAudience wanted) {
        Audience audience = NewAudiences.create(wanted.name(), audit, clock);
        return Response.created(URI.create("/api/audiences/" + audience.id())).entity(AudienceView.of(audience)).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "One audience")
    public AudienceView one(@PathParam("id") UUID id) {
        return AudienceView.of(Audience.<Audience> findByIdOptional(id).orElseThrow(Problem::notFound));
    }

    @POST
    @Path("/{id}/imports")
    @RolesAllowed(Roles.MANAGER)
    @Consumes("text/csv")
    @Operation(summary = "Imports people from a CSV file", description = "The body is streamed. Columns: email, phone, name, "
            + "language, region, tags, external_id, safe_contact, time_zone; any others become attributes. country (two letters) "
            + "reads numbers without +. dryRun=true only counts. The same file again is a 409 unless again=true.")
    public ImportView importPeople(@PathParam("id") UUID id, @QueryParam("dryRun") boolean dryRun,
            @QueryParam("country") String country, @QueryParam("again") boolean again,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type, InputStream body) {
        String by = audit.signedIn();
        AudienceImport begun = people.begin(id, dryRun, blankToNull(country), null, by);
        people.run(begun, body, charset(type), again, by);
        return view(begun.id(), ERRORS_SHOWN);
    }

    @GET
    @Path("/{id}/imports/{import}")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "How an import stands, with its first 1,000 rejected rows")
    public ImportView importOf(@PathParam("id") UUID id, @PathParam("import") UUID importId) {
        ImportView view = view(importId, ERRORS_SHOWN);
        if (!AudienceImport.<AudienceImport> findById(importId).audience().equals(id))
            throw Problem.notFound();
        return view;
    }

    @GET
    @Path("/{id}/imports/{import}/rejected.csv")
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Produces("text/csv")
    @Operation(summary = "Every rejected row as it came, with its line and the reason; inert in a spreadsheet")
    public Response rejected(@PathParam("id") UUID id, @PathParam("import") UUID importId) {
        AudienceImport done = AudienceImport.<AudienceImport> findByIdOptional(importId)
                .filter(found -> found.audience().equals(id)).orElseThrow(Problem::notFound);
        List<String> headers = done.headers();
        StreamingOutput csv = out -> RejectedCsv.write(importId, headers, database, out);
        return Response.ok(csv).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\"").build();
    }

    private ImportView view(UUID importId, int errors) {
        AudienceImport found = AudienceImport.<AudienceImport> findByIdOptional(importId).orElseThrow(Problem::notFound);
        List<RejectedRow> rejected = ImportRejection.of(database, importId, 0, errors).stream()
                .map(row -> new RejectedRow(row.row(), row.column(), row.value(), row.reason())).toList();
        return new ImportView(found.id(), found.state(), found.dryRun(), found.rows(), found.accepted(), found.updated(),
                found.rejected(), found.duplicates(), found.suppressed(), found.startedAt(), found.finishedAt(),
                found.problem(), rejected);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The encoding that the sender names; null when none is named. */
    private static Charset charset(String type) {
        String named = type == null ? null : MediaType.valueOf(type).getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            return named == null ? null : Charset.forName(named);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw Problem.of(415, "encoding-unknown", "This encoding is not known");
        }
    }
}
