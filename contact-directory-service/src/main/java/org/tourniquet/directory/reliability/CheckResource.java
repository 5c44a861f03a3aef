package org.tourniquet.directory.reliability;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelFinding;
import org.tourniquet.directory.channel.Condition;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The tests of a channel, for programs: what they found, and a test that somebody made. */
@Path("/api/channels/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reliability", description = "Whether a channel really works")
public class CheckResource {

    /** A test that was made by hand. */
    @RegisterForReflection
    public record ToLog(@Schema(description = "ANSWERED, WRONG (something else answered) or SILENT") Outcome outcome,
            @Schema(description = "how long it took until somebody answered") Integer waitSeconds, String note) {
    }

    /** One test. Who: a member of the staff, or system. */
    @RegisterForReflection
    public record CheckView(UUID id, Instant at, String who, Outcome outcome, Integer waitSeconds,
            @Schema(description = "how long a page took to answer the machine; nobody's wait") Integer millis, String note) {
        static CheckView of(ChannelCheck check) {
            return new CheckView(check.id, check.at, check.who, check.outcome, check.waitSeconds, check.millis, check.note);
        }
    }

    /** How a channel is proved, how that stands, and its last tests, the newest first. */
    @RegisterForReflection
    public record ProofView(Condition found, Instant lastGood, Instant nextAt, Integer everyMinutes, String expectedText,
            boolean byMessage, Integer answerWithinMinutes,
            Integer unprovedAfterHours, Integer overloadedAfterSeconds, List<CheckView> checks,
            @Schema(description = "the days of the last 90 that had tests, by the channel's clock") List<ChannelCheck.Day> days,
            @Schema(description = "how it stood from when on, in these days") List<StoodView> stood) {
    }

    /** From this moment it stood like this: found is what tests said, working that and the editor's word together. */
    @RegisterForReflection
    public record StoodView(Instant at, Condition found, Condition working) {
    }

    private final ProofBook book;
    private final Clock clock;

    CheckResource(ProofBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GET
    @Path("checks")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "How a channel is tested, and its last tests", description = "At most ?limit= of them, 50 unless told.")
    public ProofView checks(@PathParam("id") UUID id, @QueryParam("limit") Integer limit) {
        return view(id, Cursor.limit(limit));
    }

    @POST
    @Path("checks")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD })
    @Idempotent
    @Operation(summary = "Logs a test made by hand", description = "A call, a text, a mail, a visit: did somebody answer, and after how long. One answer proves a channel; two people who met silence say that it is down. Takes an Idempotency-Key.")
    @APIResponse(responseCode = "201", description = "kept")
    @APIResponse(responseCode = "422", description = "problem check-wrong, naming every wrong field at once")
    public Response log(@PathParam("id") UUID id, @NotNull ToLog test) {
        return Response.status(201).entity(CheckView.of(book.log(id, test.outcome(), test.waitSeconds(), test.note()))).build();
    }

    @PUT
    @Path("proof")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Operation(summary = "Says how a channel is to be tested", description = "Pages at https addresses are looked at by the machine every so many minutes, with the words they must say; mail addresses and text numbers are written to where byMessage says so, and any answer in time proves them; everything else is then due to be tried by a person. Null takes a rule away.")
    @APIResponse(responseCode = "422", description = "problem proof-wrong, naming every wrong field at once")
    public ProofView wish(@PathParam("id") UUID id, @NotNull ProofBook.Wish wish) {
        book.wish(id, wish);
        return view(id, Cursor.limit(null));
    }

    private ProofView view(UUID id, int limit) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        ChannelProof proof = ChannelProof.of(id).orElseGet(() -> ChannelProof.fresh(id, null));
        ZoneId zone = ZoneId.of(channel.timeZone);
        Instant from = ProofChart.first(zone, clock.instant()).atStartOfDay(zone).toInstant();
        return new ProofView(channel.found, proof.lastGood, proof.nextAt, proof.everyMinutes, proof.expectedText,
                proof.byMessage, proof.answerWithinMinutes,
                proof.unprovedAfterHours, proof.overloadedAfterSeconds,
                ChannelCheck.latest(id, limit).stream().map(CheckView::of).toList(), ChannelCheck.days(id, from, zone),
                ChannelFinding.since(id, from).stream()
                        .map(finding -> new StoodView(finding.at, finding.found, finding.working)).toList());
    }
}
