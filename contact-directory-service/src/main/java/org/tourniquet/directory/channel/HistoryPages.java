package org.tourniquet.directory.channel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What a channel said at a minute of the past, by its own clock. */
@Path("/channels/{id}/said")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
@RunOnVirtualThread
public class HistoryPages {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** The minute that was asked for and the answer; facts are empty when it was not there yet. */
    @TemplateData
    public record Shown(UUID id, String name, String zone, String at, Instant moment, List<ChannelDraft.Fact> facts,
            Instant since, String who, boolean retired, boolean open, String state, String tone, String tests, String error) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance said(Shown shown);

        private Templates() {
        }
    }

    private final Clock clock;

    HistoryPages(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance said(@PathParam("id") UUID id, @QueryParam("at") String at) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        ZoneId zone = ZoneId.of(channel.timeZone);
        String typed = at == null || at.isBlank() ? MINUTE.format(clock.instant().atZone(zone)) : at.strip();
        try {
            // the whole minute counts: a change within it is what people were given at the end of it
            Instant moment = LocalDateTime.parse(typed).atZone(zone).toInstant().plusSeconds(59);
            return Templates.said(Said.of(id, moment).map(said -> shown(channel, typed, said))
                    .orElseGet(() -> none(channel, typed, moment, null)));
        } catch (DateTimeParseException notATime) {
            return Templates.said(none(channel, typed, null, "must be a day and a time, like 2026-11-22T14:20"));
        }
    }

    private static Shown shown(Channel channel, String typed, Said said) {
        State state = said.state();
        return new Shown(channel.id, channel.nameIn(PerLanguage.DEFAULT), channel.timeZone, typed, said.at(), said.facts(),
                said.change().at, ChannelPages.who(said.change().who), said.retired(), said.openByHours(),
                state == null ? null : ChannelPages.inWords(state.name()), state == null ? null : ChannelPages.tone(state),
                said.finding().map(HistoryPages::tests).orElse("not kept yet at that time"), null);
    }

    private static String tests(ChannelFinding then) {
        return (then.found == Condition.WORKS ? "Nothing against it" : then.found.inWords()) + (then.waitSeconds == null ? ""
                : ". People were told to wait about "
                        + Math.ceilDiv(then.waitSeconds, 60) + " min");
    }

    private static Shown none(Channel channel, String typed, Instant moment, String error) {
        return new Shown(channel.id, channel.nameIn(PerLanguage.DEFAULT), channel.timeZone, typed, moment, List.of(), null,
                null, false, false, null, null, null, error);
    }
}
