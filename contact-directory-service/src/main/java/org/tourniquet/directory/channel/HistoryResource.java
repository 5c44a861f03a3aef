package org.tourniquet.directory.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.directory.channel.ChannelDraft.Difference;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Who changed a channel when, and what it said at any past moment: needed to tell exactly those who were given it. */
@Path("/api/channels/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
@RunOnVirtualThread
@Tag(name = "History", description = "What a channel said at any past moment")
public class HistoryResource {

    /** One change: all that it said from then on, and what that changed. */
    @RegisterForReflection
    record ChangeView(int version, Instant at, String who, ChannelChange.Verb verb, List<DifferenceView> differences,
            ChannelDraft said) {
    }

    /** One thing that was said differently from then on. */
    @RegisterForReflection
    record DifferenceView(String pointer, String before, String after) {
        static DifferenceView of(Difference difference) {
            return new DifferenceView(difference.pointer(), difference.before(), difference.after());
        }
    }

    /** All changes, the newest first. */
    @RegisterForReflection
    record HistoryView(UUID channel, List<ChangeView> changes) {
    }

    /** What was said at a moment, and since when by whom. */
    @RegisterForReflection
    record SaidView(UUID channel, Instant at, int version, Instant since, String who, boolean retired,
            @Schema(description = "by its hours alone") boolean openByHours,
            @Schema(description = "what people were told: hours, tests and editor together; null: retired, or not kept yet") State state,
            @Schema(description = "what its tests said; null: not kept yet") Condition found,
            @Schema(description = "the wait that people were told, in seconds; null: none") Integer waitSeconds,
            ChannelDraft said) {
    }

    private final Clock clock;

    HistoryResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Path("history")
    @Operation(summary = "Who changed what when")
    public HistoryView history(@PathParam("id") UUID id) {
        Channel.known(id).orElseThrow(Problem::notFound);
        List<ChannelChange> changes = ChannelChange.of(id);
        List<ChangeView> views = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            ChannelChange change = changes.get(i);
            List<Difference> differences = i + 1 == changes.size() ? List.of()
                    : changes.get(i + 1).said.differencesTo(change.said);
            views.add(new ChangeView(change.version, change.at, change.who, change.verb,
                    differences.stream().map(DifferenceView::of).toList(), change.said));
        }
        return new HistoryView(id, views);
    }

    @GET
    @Path("said")
    @Operation(summary = "What it said at a moment")
    @APIResponse(responseCode = "404", description = "problem not-there-yet: it was entered later")
    @APIResponse(responseCode = "422", description = "problem moment-wrong")
    public SaidView said(@PathParam("id") UUID id,
            @Parameter(description = "ISO 8601 with offset; else now", example = "2026-11-22T14:20:00+02:00") @QueryParam("at") String at) {
        Channel.known(id).orElseThrow(Problem::notFound);
        Problem wrong = Problem.of(422, "moment-wrong", "The moment cannot be read");
        Instant moment = ChannelResource.moment("/at", at, clock.instant(), wrong);
        wrong.throwIfAny();
        Said said = Said.of(id, moment).orElseThrow(
                () -> Problem.of(404, "not-there-yet", "It was not in the directory yet")
                        .detail("Its history says when it came."));
        return new SaidView(id, said.at(), said.change().version, said.change().at, said.change().who, said.retired(),
                said.openByHours(), said.state(), said.finding().map(then -> then.found).orElse(null),
                said.finding().map(then -> then.waitSeconds).orElse(null), said.change().said);
    }
}
