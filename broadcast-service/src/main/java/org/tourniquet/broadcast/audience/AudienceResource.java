package org.tourniquet.broadcast.audience;

import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
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

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Audiences and the files of people that fill them. */
@Path("/api/audiences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audiences", description = "Who may be told: named sets of people, filled from CSV files")
public class AudienceResource {
    private static final int ERRORS_SHOWN = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> MEANINGS = new TypeReference<>() {
    };

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

    /** A cell that was mended, or that somebody should look at. */
    @RegisterForReflection
    public record MendedCell(long row, String column, String remark) {
    }

    /** A column of the file and what it was taken for. */
    @RegisterForReflection
    public record ColumnRead(String name, String meaning) {
    }

    /** How the file was read, guessed or stated, and by which rule doubles were merged. */
    @RegisterForReflection
    public record ReadingView(String charset, String separator, List<ColumnRead> columns, List<String> rule) {
        static ReadingView of(AudienceImport done) {
            List<ColumnRead> columns = IntStream.range(0, done.columns().size())
                    .mapToObj(i -> new ColumnRead(done.headers().get(i), done.columns().get(i))).toList();
            return new ReadingView(done.charset(), done.separator(), columns, ImportMerge.RULE);
        }
    }

    /** What became of a file: rows = accepted + updated + rejected + duplicates + suppressed. */
    @RegisterForReflection
    public record ImportView(UUID id, AudienceImport.State state, boolean dryRun, long rows, long accepted, long updated,
            long rejected, long duplicates, long suppressed, Instant startedAt, Instant finishedAt, String problem,
            AudienceImport.Stage stage, long bytesRead, ReadingView reading, List<RejectedRow> errors, long mended,
            List<MendedCell> mendedCells) {
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
            + "language, region, tags, external_id, safe_contact, time_zone, opted_out, known by their names in six languages; "
            + "email_2 and phone_2 are further addresses; any others become attributes. mapping (JSON, column to meaning, "
            + "leave_out for none), charset and separator override what is guessed from the bytes. country (two letters) "
            + "reads numbers without +. dryRun=true only counts, and says how the file was read. The same file again is a 409 "
            + "unless again=true.")
    public ImportView importPeople(@PathParam("id") UUID id, @BeanParam Asked asked, InputStream body) {
        String by = audit.signedIn();
        Wanted wanted = asked.wanted();
        AudienceImport begun = people.begin(new PeopleImport.Order(id, asked.dryRun, blankToNull(asked.country), null,
                asked.length == null ? 0 : asked.length, null, by));
        people.run(begun, body, wanted, asked.again, by);
        return view(begun.id(), ERRORS_SHOWN);
    }

    /** What may be said about a file beside its bytes. */
    public static class Asked {
        @QueryParam("dryRun")
        boolean dryRun;
        @QueryParam("country")
        String country;
        @QueryParam("again")
        boolean again;
        @QueryParam("charset")
        String charset;
        @QueryParam("separator")
        String separator;
        @QueryParam("mapping")
        String mapping;
        @HeaderParam(HttpHeaders.CONTENT_TYPE)
        String type;
        @HeaderParam(HttpHeaders.CONTENT_LENGTH)
        Long length;

        Wanted wanted() {
            String named = type == null ? null : MediaType.valueOf(type).getParameters().get(MediaType.CHARSET_PARAMETER);
            return new Wanted(Wanted.charset(blankToNull(charset) == null ? named : charset), Wanted.separator(separator),
                    columns(), null);
        }

        private Map<String, String> columns() {
            try {
                return blankToNull(mapping) == null ? null : JSON.readValue(mapping, MEANINGS);
            } catch (JsonProcessingException broken) {
                throw Problem.of(422, "mapping-wrong", "The columns cannot be mapped like this").at("/mapping", "json",
                        "must be a JSON object from a column of the file to what it means");
            }
        }
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
        StreamingOutput csv = out -> RejectedCsv.write(done, database, out);
        return Response.ok(csv).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"rejected.csv\"").build();
    }

    private ImportView view(UUID importId, int errors) {
        AudienceImport found = AudienceImport.<AudienceImport> findByIdOptional(importId).orElseThrow(Problem::notFound);
        List<RejectedRow> rejected = ImportRejection.of(database, importId, 0, errors).stream()
                .map(row -> new RejectedRow(row.row(), row.column(), row.value(), row.reason())).toList();
        return new ImportView(found.id(), found.state(), found.dryRun(), found.rows(), found.accepted(), found.updated(),
                found.rejected(), found.duplicates(), found.suppressed(), found.startedAt(), found.finishedAt(),
                found.problem(), found.stage(), found.bytesRead(), found.charset() == null ? null : ReadingView.of(found),
                rejected, found.remarks(), ImportRemark.of(database, importId, errors).stream()
                        .map(cell -> new MendedCell(cell.row(), cell.column(), cell.what())).toList());
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
