package org.tourniquet.directory.channel;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Cursor;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Paged;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The directory for programs. Reading is public, changing is the editor's. */
@Path("/api/channels")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Channels", description = "The ways the public reaches the organisation")
public class ChannelResource {

    private static final UUID BEGINNING = new UUID(0, 0);
    private static final Duration LONGEST_RANGE = Duration.ofDays(732);
    private static final Duration USUAL_RANGE = Duration.ofDays(7);

    /** What may be sent; only documentation, the body is read by {@link ChannelBody}. */
    @Schema(name = "ChannelToSave")
    record ToSave(
            @Schema(description = "a text (English, or the ?lang= asked for), or an object language → text", example = "Night hotline") Object name,
            Kind kind,
            @Schema(description = "a text that holds everywhere, or an object language → text", example = "+358 9 123 456") Object address,
            @Schema(example = "[\"crisis\"]") List<String> needs,
            @Schema(description = "need → choice, 1 is first; left out: 1") Object rank,
            @Schema(example = "[\"en\",\"fi\"]") List<String> languages,
            @Schema(example = "Europe/Helsinki") String timeZone, @Schema(example = "FI") String country, String region,
            @Schema(description = "OpenStreetMap opening_hours text, or {week:{mon:[{from,to}]}, holidays:[{from,to}], exceptions:[{date, intervals}]}", example = "Mo-Fr 08:00-18:00; Sa 09:00-13:00") Object hours,
            boolean humanAnswers, List<String> constraints, Condition condition, Integer expectedWaitSeconds,
            @Schema(description = "the version this was made from; like If-Match") Integer version) {
    }

    /** A stretch in which the channel is open, with the offset its clock then shows. */
    @RegisterForReflection
    record OpenView(OffsetDateTime from, OffsetDateTime to) {
    }

    /** The exact hours of a range. Next change: null when it neither opens nor closes within two years. */
    @RegisterForReflection
    record OpeningView(String timeZone, boolean openNow, OffsetDateTime nextChange, List<OpenView> intervals) {
    }

    private final ChannelBook book;
    private final DirectoryConfig config;
    private final Languages languages;
    private final Clock clock;

    ChannelResource(ChannelBook book, DirectoryConfig config, Languages languages, Clock clock) {
        this.book = book;
        this.config = config;
        this.languages = languages;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(summary = "All channels, by id", description = "Retired ones only with ?retired=true. Paged: give next as cursor.")
    public Paged<ChannelView> list(@QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor,
            @QueryParam("retired") boolean retired) {
        int size = Cursor.limit(limit);
        Cursor from = Cursor.parse(cursor);
        UUID after = from.atBeginning() ? BEGINNING : uuid(from.part(0));
        List<Channel> channels = Channel.page(after, size + 1, retired);
        return Paged.of(channels, size, channel -> Cursor.of(channel.id)).map(this::view);
    }

    @GET
    @Path("{id}")
    @PermitAll
    @Operation(summary = "One channel, also when it is retired")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(responseCode = "404", description = "problem not-found")
    public Response get(@PathParam("id") UUID id) {
        return answer(Response.ok(), Channel.known(id).orElseThrow(Problem::notFound));
    }

    @POST
    @RolesAllowed(Roles.EDITOR)
    @Idempotent
    @Operation(summary = "Enters a new channel", description = "Takes an Idempotency-Key.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ToSave.class)))
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(responseCode = "422", description = "problem channel-wrong, naming every wrong field at once")
    public Response enter(JsonNode body) {
        Channel channel = book.enter(UUID.randomUUID(), draft(body, null));
        return answer(Response.created(URI.create("/api/channels/" + channel.id)), channel);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Replaces what a channel says", description = "With If-Match or version nothing is overwritten unseen.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ToSave.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(responseCode = "404", description = "problem not-found")
    @APIResponse(responseCode = "409", description = "problem changed-meanwhile, naming each field that somebody else changed")
    @APIResponse(responseCode = "422", description = "problem channel-wrong, naming every wrong field at once")
    public Response change(@PathParam("id") UUID id,
            @Parameter(description = "ETag of the GET") @HeaderParam("If-Match") String match,
            JsonNode body) {
        Channel now = Channel.known(id).orElseThrow(Problem::notFound);
        ChannelDraft draft = draft(body, now.draft());
        try {
            return answer(Response.ok(), book.change(id, seen(match, body), draft));
        } catch (ChannelBook.ChangedMeanwhile conflict) {
            throw problem(conflict, draft);
        }
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.EDITOR)
    @Operation(summary = "Retires a channel", description = "It stays readable, because people were given it.")
    @APIResponse(responseCode = "204", description = "retired, now or before")
    @APIResponse(responseCode = "404", description = "problem not-found")
    public void retire(@PathParam("id") UUID id) {
        book.retire(id);
    }

    @GET
    @Path("{id}/hours")
    @PermitAll
    @Operation(summary = "Exact open intervals of a range", description = "At most two years; without a range the next seven days.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = OpeningView.class)))
    @APIResponse(responseCode = "404", description = "problem not-found")
    @APIResponse(responseCode = "422", description = "problem range-wrong")
    public OpeningView hours(@PathParam("id") UUID id,
            @Parameter(description = "ISO 8601 with offset", example = "2026-11-22T00:00:00+02:00") @QueryParam("from") String from,
            @Parameter(description = "ISO 8601 with offset") @QueryParam("to") String to) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        Problem problem = Problem.of(422, "range-wrong", "The range of time cannot be read");
        Instant first = moment("/from", from, now, problem);
        Instant last = moment("/to", to, first.plus(USUAL_RANGE), problem);
        problem.throwIfAny();
        if (!first.isBefore(last) || Duration.between(first, last).compareTo(LONGEST_RANGE) > 0)
            throw problem.at("/to", "range", "must be after from, by two years at most");
        ZoneId zone = ZoneId.of(channel.timeZone);
        Hours hours = channel.hours();
        return new OpeningView(channel.timeZone, channel.working() != Condition.DOWN && hours.openAt(now),
                hours.nextChange(now).map(moment -> local(moment, zone)).orElse(null), hours.intervals(first, last).stream()
                        .map(open -> new OpenView(local(open.from(), zone), local(open.to(), zone))).toList());
    }

    private ChannelDraft draft(JsonNode body, ChannelDraft before) {
        if (body == null || !body.isObject())
            throw Problem.of(400, "malformed", "This is not the JSON we expect").detail("A channel is an object.");
        Problem problem = DraftCheck.problem();
        ChannelDraft draft = new ChannelBody(body, before, languages.language(), problem).draft(config);
        DraftCheck.of(draft, problem).throwIfAny();
        return draft;
    }

    private Integer seen(String match, JsonNode body) {
        if (match == null || match.strip().equals("*"))
            return new ChannelBody(body, null, null, DraftCheck.problem()).version();
        String digits = match.replaceFirst("^\\s*(?:W/)?\"?(\\d{1,9})\"?\\s*$", "$1");
        if (!digits.matches("\\d{1,9}"))
            throw Problem.of(400, "if-match-wrong", "If-Match must be the ETag that a GET gave");
        return Integer.valueOf(digits);
    }

    private static Problem problem(ChannelBook.ChangedMeanwhile conflict, ChannelDraft sent) {
        Problem problem = Problem.of(409, "changed-meanwhile", "Someone else changed this channel meanwhile")
                .detail("Nothing of yours was saved. The fields that differ are named; the version is now " + conflict.version
                        + ".");
        conflict.theirs.said.differencesTo(sent).forEach(difference -> problem.at(difference.pointer(), "changed-meanwhile",
                "is now ‘" + difference.before() + "’ (by " + conflict.theirs.who + "); you sent ‘" + difference.after()
                        + "’"));
        return problem;
    }

    private Response answer(Response.ResponseBuilder response, Channel channel) {
        return response.entity(view(channel)).tag(String.valueOf(channel.version)).build();
    }

    private ChannelView view(Channel channel) {
        return ChannelView.of(channel, languages.language(), clock.instant());
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Problem.of(422, "cursor-wrong", "This cursor is not one that we gave");
        }
    }

    static Instant moment(String pointer, String text, Instant otherwise, Problem problem) {
        if (text == null || text.isBlank())
            return otherwise;
        try {
            // a plus sign in an address is read as a blank unless it is escaped; people forget
            return OffsetDateTime.parse(text.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException notATime) {
            problem.at(pointer, "malformed", "must be a time like 2026-11-22T00:00:00+02:00");
            return otherwise;
        }
    }

    private static OffsetDateTime local(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
