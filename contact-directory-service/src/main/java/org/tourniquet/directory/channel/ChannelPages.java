package org.tourniquet.directory.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.directory.channel.ChannelDraft.Difference;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.LocalPeople;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The directory for those who keep it: all channels, each with its hours, its public look and its history. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class ChannelPages {

    static final String RETIRE_WORD = "RETIRE";

    /** A channel in the list; tone is a colour of the house that repeats what the state says. */
    @TemplateData
    public record Row(UUID id, String name, String kind, String address, String state, String tone, String today, String needs,
            boolean human) {
    }

    /** One entry of the history, with what it changed. */
    @TemplateData
    public record Entry(Instant at, String who, String what, List<Difference> differences) {
    }

    /** The hours of a weekday in words. */
    @TemplateData
    public record Day(String label, String times) {
    }

    /** One channel with all there is to say about it. Waiting: changes that the other services do not know yet. */
    @TemplateData
    public record One(Channel channel, Row row, String opening, String waitInWords, List<String> languages, List<Day> names,
            List<Day> week,
            List<Day> dates, String preview, List<Entry> history, boolean saved, long waiting) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(List<Row> rows, List<Row> retired, long waiting);

        static native TemplateInstance one(One one);

        static native TemplateInstance retire(Channel channel, String error);

        private Templates() {
        }
    }

    private final ChannelBook book;
    private final Preview preview;
    private final Clock clock;

    ChannelPages(ChannelBook book, Preview preview, Clock clock) {
        this.book = book;
        this.preview = preview;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance list() {
        List<Channel> all = Channel.everyOne();
        return Templates.list(all.stream().filter(channel -> !channel.retired).map(this::row).toList(),
                all.stream().filter(channel -> channel.retired).map(this::row).toList(), Channel.waitingToBePublished());
    }

    @GET
    @Path("channels/{id}")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance one(@PathParam("id") UUID id, @QueryParam("saved") boolean saved) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        Hours hours = channel.hours();
        List<Day> week = new ArrayList<>();
        hours.week()
                .forEach((day, spans) -> week
                        .add(new Day(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), HoursWords.times(spans))));
        hours.holidays().ifPresent(spans -> week.add(new Day("Public holidays", HoursWords.times(spans))));
        List<Day> dates = DateRow.of(hours, LocalDate.ofInstant(clock.instant(), hours.zone())).stream()
                .map(row -> new Day(row.inWords(), row.times().equals("off") ? "closed" : row.times())).toList();
        List<Day> names = Languages.ALL.stream().filter(channel.names::containsKey)
                .map(language -> new Day(language, channel.names.get(language))).toList();
        String wait = channel.waitSeconds() == null ? "not known"
                : "about " + Math.ceilDiv(channel.waitSeconds(), 60) + " min"
                        + (channel.measuredWaitSeconds == null ? "" : ", as measured");
        return Templates.one(new One(channel, row(channel), HoursWords.now(hours, clock.instant()), wait,
                channel.languages.stream().map(Languages::nameOf).toList(),
                names, week, dates, preview.html(channel, PerLanguage.DEFAULT), history(id), saved,
                Channel.waitingToBePublished()));
    }

    @GET
    @Path("channels/{id}/retire")
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public TemplateInstance askToRetire(@PathParam("id") UUID id) {
        return Templates.retire(Channel.known(id).orElseThrow(Problem::notFound), null);
    }

    @POST
    @Path("channels/{id}/retire")
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response retire(@PathParam("id") UUID id, @RestForm String confirm) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        if (confirm == null || !confirm.strip().equalsIgnoreCase(RETIRE_WORD))
            return Response.status(422).entity(Templates.retire(channel, "Nothing was changed. Type the word to retire it."))
                    .build();
        book.retire(id);
        return Response.seeOther(URI.create("/channels/" + id + "?saved=true")).build();
    }

    @POST
    @Path("channels/{id}/take-back")
    @RolesAllowed(Roles.EDITOR)
    @Operation(hidden = true)
    public Response takeBack(@PathParam("id") UUID id) {
        book.takeBack(id);
        return Response.seeOther(URI.create("/channels/" + id + "?saved=true")).build();
    }

    private Row row(Channel channel) {
        Instant now = clock.instant();
        State state = channel.stateAt(now);
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of(channel.timeZone));
        return new Row(channel.id, channel.nameIn(PerLanguage.DEFAULT), inWords(channel.kind.name()),
                Addresses.shown(channel.kind, channel.addressIn(PerLanguage.DEFAULT)),
                channel.retired ? "Retired" : inWords(state.name()), channel.retired ? "neutral" : tone(state),
                HoursWords.times(channel.hours().on(today)), String.join(", ", channel.needs), channel.humanAnswers);
    }

    private static List<Entry> history(UUID id) {
        List<ChannelChange> changes = ChannelChange.of(id);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            ChannelChange change = changes.get(i);
            List<Difference> differences = i + 1 < changes.size() ? changes.get(i + 1).said.differencesTo(change.said)
                    : List.of();
            entries.add(new Entry(change.at, who(change.who), inWords(change.verb.name()), differences));
        }
        return entries;
    }

    static String who(String login) {
        return login.equals(AuditTrail.SYSTEM) ? "Starting directory" : LocalPeople.nameOf(login);
    }

    static String tone(State state) {
        return switch (state) {
            case OPEN -> "good";
            case CLOSED, UNPROVED -> "waiting";
            case OVERLOADED, DOWN -> "warn";
        };
    }

    static String inWords(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase().replace('_', ' ');
    }
}
