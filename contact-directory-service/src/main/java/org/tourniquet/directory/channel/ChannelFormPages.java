package org.tourniquet.directory.channel;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.directory.channel.ChannelDraft.Difference;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The form for a channel: enter, change, look at it before saving; two editors at once lose nothing of each other's work. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.EDITOR)
@RunOnVirtualThread
public class ChannelFormPages {

    private static final List<String> ZONES = ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.contains("/"))
            .filter(zone -> !zone.startsWith("Etc/") && !zone.startsWith("SystemV/")).sorted().toList();

    /** A wrong field, for people. */
    @TemplateData
    public record Wrong(String field, String label, String detail) {
    }

    /** A field that somebody else changed meanwhile. Yours is null where this editor had not touched it. */
    @TemplateData
    public record Clash(String label, String before, String theirs, String yours) {
    }

    /** What somebody else saved while this editor was typing. */
    @TemplateData
    public record Meanwhile(String who, Instant at, List<Clash> clashes) {
    }

    /** How the public will see it. */
    @TemplateData
    public record Look(String html, String language, String direction) {
    }

    /** All that the form shows. Id is null for a new channel; problem, meanwhile and looks where there is something to say. */
    @TemplateData
    public record Page(UUID id, ChannelForm form, HoursLook hours, List<Wrong> wrongs, Meanwhile meanwhile, List<Look> looks,
            List<Kind> kinds, List<Condition> conditions, List<String> zones, Map<String, String> regions) {

        /** What is wrong with a field, or null. */
        public String about(String field) {
            return wrongs.stream().filter(wrong -> wrong.field().equals(field)).map(Wrong::detail)
                    .collect(Collectors.collectingAndThen(Collectors.joining("; "), text -> text.isEmpty() ? null : text));
        }
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance form(Page page);

        static native TemplateInstance look(HoursLook look);

        private Templates() {
        }
    }

    private final ChannelBook book;
    private final DirectoryConfig config;
    private final Preview preview;
    private final Clock clock;

    ChannelFormPages(ChannelBook book, DirectoryConfig config, Preview preview, Clock clock) {
        this.book = book;
        this.config = config;
        this.preview = preview;
        this.clock = clock;
    }

    @GET
    @Path("channels/new")
    @Operation(hidden = true)
    public TemplateInstance fresh() {
        ChannelDraft draft = new ChannelDraft(new TreeMap<>(), Kind.PHONE.name(), new TreeMap<>(), List.of(), new TreeMap<>(),
                List.of("en"), config.timeZone(), config.country(), null, "off", true, List.of(), null, null);
        return page(null, 0, draft, kept(HoursText.parse("off", ZoneId.of(config.timeZone()))), List.of(), null,
                List.of());
    }

    @GET
    @Path("channels/{id}/edit")
    @Operation(hidden = true)
    public TemplateInstance edit(@PathParam("id") UUID id) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        return page(id, channel.version, channel.draft(), kept(channel.hours()), List.of(), null, List.of());
    }

    @POST
    @Path("channels/new")
    @Operation(hidden = true)
    public Response enter(MultivaluedMap<String, String> sent) {
        return saved(null, typed(sent), draft -> book.enter(UUID.randomUUID(), draft));
    }

    /** What the typed hours would mean; changes nothing. */
    @POST
    @Path("channels/hours-look")
    @Operation(hidden = true)
    public TemplateInstance look(MultivaluedMap<String, String> sent) {
        Map<String, String> form = typed(sent);
        HoursForm hours = HoursForm.of(form);
        return Templates.look(HoursLook.of(ChannelForm.draft(form, hours), hours.missing(), clock.instant()));
    }

    @POST
    @Path("channels/{id}/edit")
    @Operation(hidden = true)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> sent) {
        Map<String, String> form = typed(sent);
        return saved(id, form, draft -> book.change(id, version(form), draft));
    }

    /** Saves, or shows the form again: with another line, with a preview, with what is wrong, with what others changed. */
    private Response saved(UUID id, Map<String, String> form, Function<ChannelDraft, Channel> save) {
        HoursForm hours = HoursForm.of(form);
        ChannelDraft draft = ChannelForm.draft(form, hours);
        String wanted = form.getOrDefault("do", "save");
        if (wanted.equals("more") || wanted.equals("copy"))
            return again(200, page(id, version(form), draft, hours, List.of(), null, List.of()));
        Problem problem = DraftCheck.of(draft, DraftCheck.problem());
        hours.missing().forEach(what -> problem.at("/hours", "incomplete", what));
        if (problem.any())
            return again(422, page(id, version(form), draft, hours, wrongs(problem), null, List.of()));
        if (wanted.equals("preview"))
            return again(200, page(id, version(form), draft, hours, List.of(), null, looks(draft)));
        try {
            return Response.seeOther(URI.create("/channels/" + save.apply(draft).id + "?saved=true")).build();
        } catch (ChannelBook.ChangedMeanwhile conflict) {
            // in its one form, else a table that nobody touched would look like other hours
            ChannelDraft mine = book.asKept(draft);
            ChannelDraft both = mine.onTopOf(conflict.base, conflict.theirs.said);
            HoursForm bothHours = both.hours().equals(mine.hours()) ? hours
                    : kept(HoursText.parse(both.hours(), ZoneId.of(both.timeZone())));
            return again(409, page(id, conflict.version, both, bothHours, List.of(), meanwhile(conflict, mine), List.of()));
        }
    }

    private HoursForm kept(Hours hours) {
        return HoursForm.of(hours, LocalDate.ofInstant(clock.instant(), hours.zone()));
    }

    private static Response again(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private TemplateInstance page(UUID id, int version, ChannelDraft draft, HoursForm hours, List<Wrong> wrongs,
            Meanwhile meanwhile, List<Look> looks) {
        return Templates.form(new Page(id, ChannelForm.of(draft, version, hours),
                HoursLook.of(draft, hours.missing(), clock.instant()), wrongs,
                meanwhile, looks, List.of(Kind.values()), List.of(Condition.values()), ZONES,
                KeptHolidays.regions(draft.country())));
    }

    private List<Look> looks(ChannelDraft draft) {
        Channel channel = Channel.of(UUID.randomUUID(), draft, clock.instant());
        return draft.names().keySet().stream()
                .map(language -> new Look(preview.html(channel, language), language, Languages.direction(language))).toList();
    }

    private static Meanwhile meanwhile(ChannelBook.ChangedMeanwhile conflict, ChannelDraft mine) {
        Map<String, Difference> touched = conflict.base.differencesTo(mine).stream()
                .collect(Collectors.toMap(Difference::pointer, Function.identity()));
        List<Clash> clashes = new ArrayList<>();
        for (Difference theirs : conflict.base.differencesTo(conflict.theirs.said)) {
            Difference yours = touched.get(theirs.pointer());
            clashes.add(new Clash(theirs.label(), theirs.before(), theirs.after(), yours == null ? null : yours.after()));
        }
        return new Meanwhile(ChannelPages.who(conflict.theirs.who), conflict.theirs.at, clashes);
    }

    /** Lists have one place in the form, whichever of their entries is wrong. */
    private static List<Wrong> wrongs(Problem problem) {
        return problem.errors().stream().map(error -> {
            String field = error.field().replaceFirst("^rank\\..*", "needs")
                    .replaceFirst("^(needs|languages|constraints)\\..*", "$1");
            return new Wrong(field, ChannelDraft.label(error.pointer()), error.detail());
        }).toList();
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> sent) {
        Map<String, String> form = new TreeMap<>();
        sent.forEach((name, values) -> form.put(name, values.getFirst()));
        return form;
    }

    private static int version(Map<String, String> form) {
        String version = form.getOrDefault("version", "0");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }
}
