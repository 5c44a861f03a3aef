package org.tourniquet.broadcast.followup;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.followup.CorrectionWords.Sentences;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Corrections by script: the same as the two presses of the page. */
@Path("/api/notices/{id}/correction")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Corrections", description = "Everybody whom a wrong notice reached, or may have, is told what is right")
public class CorrectionResource {

    /** What was wrong and what is right, by language; {@code tellTheRest}: whoever waits is told this instead (the default). */
    @RegisterForReflection
    public record NewCorrection(@Size(max = 40) Map<String, @Size(max = 500) String> wrong,
            @Size(max = 40) Map<String, @Size(max = 500) String> right, Boolean tellTheRest) {
        Map<String, Sentences> said() {
            Map<String, Sentences> said = new TreeMap<>();
            List.of(wrong == null ? Map.<String, String> of() : wrong, right == null ? Map.<String, String> of() : right)
                    .forEach(one -> one.keySet().forEach(language -> said.put(language,
                            new Sentences(in(wrong, language), in(right, language)))));
            return said;
        }

        private static String in(Map<String, String> texts, String language) {
            return texts == null ? "" : texts.getOrDefault(language, "");
        }
    }

    /**
     * A correction; {@code seconds}: from the press on "Correct this" to the second person's word. {@code people} are those
     * whom the corrected notices reached or may have reached by now.
     */
    @RegisterForReflection
    public record CorrectionView(UUID notice, NoticeOrigin.Kind kind, UUID channel, List<UUID> corrects, NoticeState state,
            ReachedPeople.Counted people, Integer addressedTo, boolean tellTheRest, Instant seenAt, Instant submittedAt,
            Instant approvedAt, Long seconds) {
    }

    private final Corrections corrections;
    private final ReachedPeople people;

    CorrectionResource(Corrections corrections, ReachedPeople people) {
        this.corrections = corrections;
        this.people = people;
    }

    @POST
    @RolesAllowed(Roles.MANAGER)
    @Operation(summary = "Corrects a notice", description = "Pauses it, and submits the correction to everybody it reached or may have reached; pressed twice it is the same correction")
    public CorrectionView correct(@PathParam("id") UUID id, @NotNull @Valid NewCorrection wanted) {
        NoticeOrigin origin = corrections.begin(id);
        if (((Notice) Notice.findById(origin.notice())).state().editable())
            corrections.submit(origin.notice(), wanted.said(), wanted.tellTheRest() == null || wanted.tellTheRest());
        Notice.getEntityManager().clear();
        return view(NoticeOrigin.of(origin.notice()).orElseThrow());
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.AUDITOR })
    @Operation(summary = "How a correction stands", description = "By the id of the correction or of what it corrects")
    public CorrectionView one(@PathParam("id") UUID id) {
        return view(NoticeOrigin.of(id).filter(origin -> origin.kind().takesBack())
                .or(() -> NoticeOrigin.against(id).stream().findFirst()).orElseThrow(Problem::notFound));
    }

    private CorrectionView view(NoticeOrigin origin) {
        Notice notice = Notice.findById(origin.notice());
        CorrectionShown shown = new CorrectionShown(notice, null, origin, List.of(), people.by(origin.notices()), List.of(), "",
                false);
        return new CorrectionView(notice.id(), origin.kind(), origin.channel(), origin.notices(), notice.state(),
                shown.people(), notice.people(), origin.tellRest(), origin.seenAt(), notice.submittedAt(), notice.approvedAt(),
                shown.seconds());
    }
}
