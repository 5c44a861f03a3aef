package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.ColumnMapping.Target;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** An uploaded file before anybody of it is stored: how it would be read, what to change about that, and the word to go. */
@Path("/audiences/{id}/files/{file}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.MANAGER)
@RunOnVirtualThread
public class PreparedFilePages {
    private static final Logger LOG = Logger.getLogger(PreparedFilePages.class);

    /** A column as the page asks about it. */
    public record AskedColumn(int place, String name, String example, Target target) {
    }

    /** Something to choose, with what is shown for it. */
    public record Choice(String value, String label, boolean chosen) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance preview(Audience audience, PreparedFile file, ImportPreview preview,
                List<AskedColumn> columns, List<Target> targets, List<Choice> charsets, List<Choice> separators,
                List<String> rule, AudienceImport before, String country, Problem problem);
    }

    /** The form of the page. */
    public static class Answer {
        @FormParam("charset")
        String charset;
        @FormParam("separator")
        String separator;
        @FormParam("country")
        String country;
        @FormParam("column")
        List<String> column;
        @FormParam("shownCharset")
        String shownCharset;
        @FormParam("shownSeparator")
        String shownSeparator;
        @FormParam("again")
        String again;
        @FormParam("action")
        String action;

        /** Other bytes or other cells are other columns: what was said about the old ones is void. */
        Wanted wanted() {
            Wanted stated = new Wanted(Wanted.charset(charset), Wanted.separator(separator), null, null);
            boolean same = charset != null && charset.equals(shownCharset) && separator != null
                    && separator.equals(shownSeparator);
            return new Wanted(stated.charset(), stated.separator(), null, same && column != null
                    ? column.stream().map(each -> target(each)).toList()
                    : null);
        }

        private static Target target(String named) {
            return Arrays.stream(Target.values()).filter(each -> each.key().equals(named)).findFirst()
                    .orElse(Target.LEAVE_OUT);
        }
    }

    private final PreparedFiles files;
    private final PeopleImport people;
    private final AuditTrail audit;
    private final ManagedExecutor background;

    PreparedFilePages(PreparedFiles files, PeopleImport people, AuditTrail audit, ManagedExecutor background) {
        this.files = files;
        this.people = people;
        this.audit = audit;
        this.background = background;
    }

    @GET
    public TemplateInstance preview(@PathParam("id") UUID id, @PathParam("file") UUID fileId) throws IOException {
        return page(found(id, fileId), null);
    }

    /** Shows the file as it would be read now, counts all of it, or imports it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Object answer(@PathParam("id") UUID id, @PathParam("file") UUID fileId, @BeanParam Answer answer)
            throws IOException {
        PreparedFile file = found(id, fileId);
        try {
            if (answer.charset != null)
                file = keep(fileId, answer);
            if (!"import".equals(answer.action) && !"count".equals(answer.action))
                return Response.seeOther(URI.create("/audiences/" + id + "/files/" + fileId)).build();
            AudienceImport begun = people.begin(new PeopleImport.Order(id, "count".equals(answer.action), file.country(),
                    file.fileName(), file.bytes(), fileId, audit.signedIn()));
            Wanted wanted = file.wanted();
            String by = audit.signedIn();
            inBackground(() -> read(begun, wanted, answer.again != null, by));
            return Response.seeOther(URI.create("/audiences/" + id + "/imports/" + begun.id())).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(found(id, fileId), problem)).build();
        }
    }

    private static PreparedFile keep(UUID fileId, Answer answer) {
        Wanted wanted = answer.wanted();
        return QuarkusTransaction.requiringNew().call(() -> {
            PreparedFile kept = PreparedFile.findById(fileId);
            kept.readAs(wanted, country(answer.country));
            return kept;
        });
    }

    private void inBackground(Runnable reading) {
        try {
            background.execute(reading);
        } catch (RejectedExecutionException full) {
            people.giveUp();
            throw full;
        }
    }

    private void read(AudienceImport begun, Wanted wanted, boolean again, String by) {
        try (InputStream body = opened(begun)) {
            people.run(begun, body, wanted, again, by);
            if (!begun.dryRun())
                files.drop(begun.prepared());
        } catch (Problem toldOnThePage) {
            // it is kept with the import, where the manager reads it
        } catch (IOException | RuntimeException broken) {
            LOG.error("import " + begun.id() + " did not go through", broken);
        }
    }

    /** What cannot be opened is not run. */
    private InputStream opened(AudienceImport begun) {
        try {
            return files.open(begun.prepared());
        } catch (RuntimeException gone) {
            people.giveUp();
            throw gone;
        }
    }

    private TemplateInstance page(PreparedFile file, Problem problem) throws IOException {
        ImportPreview preview = null;
        Problem told = problem;
        try (InputStream body = files.open(file.id())) {
            preview = ImportPreview.of(body, file.wanted(), file.country());
        } catch (Problem unreadable) {
            told = told == null ? unreadable : told;
        }
        AudienceImport before = AudienceImport.sameFile(file.audience(), file.fileHash()).orElse(null);
        return Templates.preview(Audience.findById(file.audience()), file, preview, columns(preview), List.of(Target.values()),
                charsets(file, preview), separators(file, preview), ImportMerge.RULE, before,
                file.country() == null ? "" : file.country(), told);
    }

    private static List<AskedColumn> columns(ImportPreview preview) {
        List<AskedColumn> asked = new ArrayList<>();
        for (int i = 0; preview != null && i < preview.columns().size(); i++) {
            int place = i;
            String example = preview.rows().stream().map(ImportPreview.ShownRow::cells)
                    .map(cells -> place < cells.size() ? cells.get(place).strip() : "").filter(cell -> !cell.isEmpty())
                    .findFirst().orElse("");
            asked.add(new AskedColumn(i, preview.columns().get(i).name(), example, preview.columns().get(i).target()));
        }
        return asked;
    }

    private static List<Choice> charsets(PreparedFile file, ImportPreview preview) {
        String now = preview == null ? file.wanted().charset().name() : preview.charset();
        return Arrays.stream(Encoding.values())
                .map(each -> new Choice(each.charsetName(), each.label(), each.charsetName().equals(now))).toList();
    }

    private static List<Choice> separators(PreparedFile file, ImportPreview preview) {
        Character kept = file.wanted().separator();
        char now = preview != null ? preview.separator() : kept == null ? ',' : kept;
        return List.of(new Choice("comma", "Comma  ,", now == ','), new Choice("semicolon", "Semicolon  ;", now == ';'),
                new Choice("tab", "Tab", now == '\t'), new Choice("|", "Upright line  |", now == '|'));
    }

    /** Two capital letters, or null. */
    static String country(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip().toUpperCase(Locale.ROOT);
    }

    private static PreparedFile found(UUID audience, UUID id) {
        return PreparedFile.<PreparedFile> findByIdOptional(id).filter(file -> file.audience().equals(audience))
                .orElseThrow(Problem::notFound);
    }
}
