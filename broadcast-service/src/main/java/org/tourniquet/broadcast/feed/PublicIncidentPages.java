package org.tourniquet.broadcast.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.directory.StartByText;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.NextUpdate;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.look.ReadableNumber;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What happened, how to reach us by need, help, and what was said: the page behind every notice, without a script. */
@Path("/incidents")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
public class PublicIncidentPages {
    private static final int PAST = 20;
    private static final int DOORS = 3;

    /** One way to reach us, ready to be tapped; {@code href} is null where there is nothing to tap. */
    public record Door(String way, String name, String address, String href, String hours, boolean open, boolean person) {
        /** What is read beside the name: a number to dial or write to, but no web address, which the name already leads to. */
        public String said() {
            return href != null && href.startsWith("http") ? null : ReadableNumber.onOneLine(address);
        }

        /** Numbers and addresses of machines run from left to right in every language. */
        public String direction() {
            return href == null ? "auto" : "ltr";
        }
    }

    /** A need with its doors, best open one first. */
    public record Need(String name, List<Door> doors) {
    }

    /** How to begin by text message: what, to which number, and what a tap does. */
    public record ByText(String word, String number, String href) {
    }

    /** The next update that was promised, in words. */
    public record Promise(String said, boolean late) {
    }

    /** What was said; {@code fallback}: not in the reader's language. */
    public record Said(String subject, String body, String language, String direction, boolean fallback,
            Instant at) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance all(List<Incident> open, List<Incident> past);

        static native TemplateInstance one(Incident incident, Promise promise, List<Need> needs, List<Said> notices,
                boolean channels, ByText byText);
    }

    private final Languages languages;
    private final Rendering rendering;
    private final StartByText start;
    private final Clock clock;
    private final ZoneId zone;

    PublicIncidentPages(Languages languages, Rendering rendering, StartByText start, Clock clock,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.zone = zone;
        this.languages = languages;
        this.rendering = rendering;
        this.start = start;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all() {
        return Templates.all(Incident.running().stream().filter(Incident::live).toList(),
                Incident.past(PAST).stream().filter(Incident::live).toList());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id) {
        Incident incident = Incident.<Incident> findByIdOptional(id).filter(Incident::live).orElseThrow(Problem::notFound);
        String language = languages.language();
        List<Need> needs = needs(language);
        return Templates.one(incident, promise(incident, language), needs,
                Notice.toldAbout(id).stream().map(notice -> said(notice, language)).toList(),
                !needs.isEmpty(), byText(incident, language));
    }

    /** Only while there is something to ask, and a number to text to. */
    private ByText byText(Incident incident, String language) {
        if (!incident.open() || incident.protocol() == null)
            return null;
        String word = StartByText.word(language);
        // isolated, so that the plus of a number stays in front of it within Arabic words
        return start.door(KnownChannel.inUse()).map(door -> new ByText(word,
                "\u2066" + DoorWords.in(language).address(door) + "\u2069", href(door, language) + "?body=" + word))
                .orElse(null);
    }

    /** What is promised counts while the incident lasts; a promise that was missed is said honestly. */
    private Promise promise(Incident incident, String language) {
        return !incident.open() ? null : Notice.promising(incident.id()).map(Notice::nextUpdateAt).map(at -> {
            boolean late = !at.isAfter(clock.instant());
            return new Promise(late ? NextUpdate.late(language, at, zone) : NextUpdate.inFull(language, at, zone), late);
        }).orElse(null);
    }

    private List<Need> needs(String language) {
        DoorWords words = DoorWords.in(language);
        Instant now = clock.instant();
        List<Need> needs = new ArrayList<>();
        KnownChannel.byNeed(KnownChannel.inUse(), language, now)
                .forEach((need, channels) -> needs.add(new Need(words.need(need),
                        channels.stream().limit(DOORS).map(channel -> door(channel, language, words, now)).toList())));
        return needs;
    }

    private static Door door(KnownChannel channel, String language, DoorWords words, Instant now) {
        return new Door(words.way(channel), channel.name(language), channel.address(language), href(channel, language),
                words.hours(channel, now), channel.hours(now).usable(), channel.view().humanAnswers());
    }

    private static String href(KnownChannel channel, String language) {
        String address = channel.address(language);
        return switch (channel.kind()) {
            case "PHONE" -> "tel:" + address.replaceAll("[^+0-9]", "");
            case "TEXT" -> "sms:" + address.replaceAll("[^+0-9]", "");
            case "EMAIL" -> "mailto:" + address;
            default -> address.startsWith("https://") || address.startsWith("http://") ? address : null;
        };
    }

    private Said said(Notice notice, String language) {
        Rendering.Plain plain = rendering.plain(notice, language);
        return new Said(plain.subject(), plain.body(), plain.language(),
                Languages.direction(plain.language()), plain.fallback(), notice.approvedAt());
    }
}
