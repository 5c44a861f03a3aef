package org.tourniquet.broadcast.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.directory.StartByText;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Announced;
import org.tourniquet.broadcast.notice.NextUpdate;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeCodes;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.broadcast.notice.UpdateParts;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

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

    /** How to begin by text message: what, to which number, and what a tap does. */
    public record ByText(String word, String number, String href) {
    }

    /** The next update that was promised, in words. */
    public record Promise(String said, boolean late) {
    }

    /** What was said; {@code fallback}: not in the reader's language. */
    public record Said(String subject, List<UpdateParts.Part> parts, String language, String direction, boolean fallback,
            Instant at, String code) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance all(List<Incident> open, List<Incident> past);

        static native TemplateInstance one(Incident incident, Promise promise, List<PublicDoors.Need> needs, List<Said> notices,
                boolean channels, ByText byText, String checked);
    }

    private final Languages languages;
    private final Rendering rendering;
    private final StartByText start;
    private final PublicDoors doors;
    private final NoticeCodes codes;
    private final Clock clock;
    private final ZoneId zone;

    PublicIncidentPages(Languages languages, Rendering rendering, StartByText start, PublicDoors doors,
            NoticeCodes codes, Clock clock,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.zone = zone;
        this.languages = languages;
        this.rendering = rendering;
        this.start = start;
        this.doors = doors;
        this.codes = codes;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all() {
        return Templates.all(Incident.running().stream().filter(Incident::live).toList(),
                Incident.past(PAST).stream().filter(Incident::live).toList());
    }

    @GET
    @Path("/{id}")
    public TemplateInstance one(@PathParam("id") UUID id, @QueryParam("code") String code) {
        Incident incident = Incident.<Incident> findByIdOptional(id).filter(Incident::live).orElseThrow(Problem::notFound);
        String language = languages.language();
        List<PublicDoors.Need> needs = doors.in(language);
        return Templates.one(incident, promise(incident, language), needs,
                Announced.toldAbout(id).stream().map(notice -> said(notice, language)).toList(),
                !needs.isEmpty(), byText(incident, language), checked(incident, code));
    }

    /** Only while there is something to ask, and a number to text to. */
    private ByText byText(Incident incident, String language) {
        if (!incident.open() || incident.protocol() == null)
            return null;
        String word = StartByText.word(language);
        // isolated, so that the plus of a number stays in front of it within Arabic words
        return start.door(KnownChannel.inUse()).map(door -> new ByText(word,
                "\u2066" + DoorWords.in(language).address(door) + "\u2069", PublicDoors.href(door, language) + "?body=" + word))
                .orElse(null);
    }

    /** What is promised counts while the incident lasts; a promise that was missed is said honestly. */
    private Promise promise(Incident incident, String language) {
        return !incident.open() ? null : Announced.promising(incident.id()).map(Notice::nextUpdateAt).map(at -> {
            boolean late = !at.isAfter(clock.instant());
            return new Promise(late ? NextUpdate.late(language, at, zone) : NextUpdate.inFull(language, at, zone), late);
        }).orElse(null);
    }

    private Said said(Notice notice, String language) {
        Rendering.Plain plain = rendering.plain(notice, language);
        return new Said(plain.subject(), plain.parts(), plain.language(),
                Languages.direction(plain.language()), plain.fallback(), notice.approvedAt(), codes.of(notice.id()));
    }

    /** The code somebody came with, if it is of something we said about this incident. */
    private String checked(Incident incident, String code) {
        return code == null ? null
                : codes.sent(code).filter(notice -> notice.incident().equals(incident.id()))
                        .map(notice -> codes.of(notice.id())).orElse(null);
    }
}
