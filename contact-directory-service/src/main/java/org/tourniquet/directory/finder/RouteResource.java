package org.tourniquet.directory.finder;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelView;
import org.tourniquet.directory.finder.Finder.Ask;
import org.tourniquet.directory.finder.Finder.Found;
import org.tourniquet.directory.finder.Finder.Way;
import org.tourniquet.directory.finder.InUse.Read;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The best way for a need, for programs. */
@Path("/api/route")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Route", description = "Need, language, time and constraint → the best way now, and why")
public class RouteResource {

    private static final String JSON = "application/json;charset=UTF-8";

    /** One way with its reason. */
    @RegisterForReflection
    record WayView(ChannelView channel, @Schema(description = "one sentence in the language asked for") String reason,
            boolean open,
            @Schema(description = "when shut: the next opening, in the channel's own time zone") OffsetDateTime opensAt,
            @Schema(description = "seconds; null: unknown") Integer expectedWait) {
    }

    /** Best: null when nothing serves the need under the constraint; the alternatives are then people who answer anything. */
    @RegisterForReflection
    record RouteView(WayView best, List<WayView> alternatives) {
    }

    private final Cards cards;
    private final Languages languages;
    private final InUse inUse;
    private final SaidLately said;
    private final ObjectMapper json;
    private final Clock clock;

    RouteResource(Cards cards, Languages languages, InUse inUse, SaidLately said, ObjectMapper json, Clock clock) {
        this.cards = cards;
        this.languages = languages;
        this.inUse = inUse;
        this.said = said;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Operation(summary = "The best way for a need", description = "Never a closed or broken channel while an open one serves the need. In a crisis a human first; with no-voice never a phone line.")
    @APIResponse(responseCode = "422", description = "problem route-wrong, naming every wrong parameter at once")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RouteView.class)))
    public Response route(@Parameter(example = "crisis") @QueryParam("need") String need,
            @Parameter(description = "what the person speaks; else ?lang= or Accept-Language") @QueryParam("language") String language,
            @Parameter(description = "ISO 8601 with offset; else now") @QueryParam("at") String at,
            @Parameter(description = "no-voice or no-data") @QueryParam("constraint") String constraint,
            @Context Request request) {
        Problem problem = Problem.of(422, "route-wrong", "No way can be found for this question");
        if (need == null || need.isBlank())
            problem.at("/need", "missing", "is missing");
        if (constraint != null && !constraint.isBlank() && !Question.CONSTRAINTS.contains(constraint))
            problem.at("/constraint", "unknown", "must be no-voice or no-data");
        Instant now = clock.instant();
        Instant when = moment(at, now, problem);
        problem.throwIfAny();
        String speaks = language == null || language.isBlank() ? languages.language() : language;
        String limit = constraint == null || constraint.isBlank() ? null : constraint;
        Ask ask = new Ask(need.strip(), speaks, when, limit);
        Read read = inUse.now();
        Question question = at == null || at.isBlank() ? Question.route(read.needs(), ask.need(), limit, speaks) : null;
        Answer answer = question == null ? Answer.of(read, JSON, words(read, ask), Fresh.until(read.channels(), now))
                : said.of(question, read, now, JSON, () -> words(read, ask));
        return ContactPages.cached(request, now, answer, JSON);
    }

    private String words(Read read, Ask ask) {
        Map<String, Channel> channels = read.channels().stream()
                .collect(Collectors.toMap(channel -> channel.id.toString(), Function.identity()));
        Found found = Finder.find(read.channels().stream().map(Cards::door).toList(), ask);
        RouteView route = new RouteView(
                found.best().map(way -> view(channels, way, true, ask.language(), ask.at())).orElse(null),
                found.others().stream().map(way -> view(channels, way, false, ask.language(), ask.at())).toList());
        try {
            return json.writeValueAsString(route);
        } catch (JsonProcessingException notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private WayView view(Map<String, Channel> channels, Way way, boolean best, String language, Instant at) {
        Channel channel = channels.get(way.door().id());
        ZoneId zone = ZoneId.of(channel.timeZone);
        return new WayView(ChannelView.of(channel, language, at), cards.reason(way, zone, best, language), way.open(),
                way.opensAt().map(moment -> moment.atZone(zone).toOffsetDateTime()).orElse(null), channel.waitSeconds());
    }

    private static Instant moment(String at, Instant now, Problem problem) {
        if (at == null || at.isBlank())
            return now;
        try {
            return OffsetDateTime.parse(at.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException notATime) {
            problem.at("/at", "malformed", "must be a time like 2026-11-22T14:20:00+02:00");
            return now;
        }
    }
}
