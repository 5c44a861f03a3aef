package org.tourniquet.broadcast.door;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The words of each door for the machines that stand at it; public, because everybody hears them anyway. */
@Path("/")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Doors", description = "What each of your channels says to those who come to it, so that every door names all doors")
public class DoorResource {
    /** Asked again each time, but only sent again when it changed. */
    private static final String FRESH = "public, no-cache";

    /** The words of one door in one language. */
    @RegisterForReflection
    public record DoorView(UUID channel, String name, DoorForm form, String language, String direction, String title,
            String text, List<String> paragraphs) {
        static DoorView of(DoorScript script) {
            return new DoorView(script.door().id(), script.door().name(script.language()), script.form(),
                    script.language(), Languages.direction(script.language()), script.title(), script.text(),
                    script.paragraphs());
        }
    }

    private final DoorScripts scripts;

    DoorResource(DoorScripts scripts) {
        this.scripts = scripts;
    }

    @GET
    @Path("/api/doors")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What every door says now", description = "language: one of en, fr, fi, hu, eo, ar; else English")
    public List<DoorView> all(@QueryParam("language") String language) {
        Situation now = scripts.situation();
        return now.channels().stream().map(door -> DoorView.of(DoorScript.of(door, now, known(language), false))).toList();
    }

    @GET
    @Path("/api/doors/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What one door says", description = "lasting=true leaves out what is only true for some hours, "
            + "for where somebody puts the words in by hand. 304 when it is what you have")
    public Response one(@PathParam("id") UUID id, @QueryParam("language") String language,
            @QueryParam("lasting") boolean lasting, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        DoorScript script = DoorScript.of(DoorScripts.door(id), scripts.situation(), known(language), lasting);
        String tag = '"' + script.mark() + '"';
        return (tag.equals(known) ? Response.notModified() : Response.ok(DoorView.of(script)))
                .header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, FRESH).build();
    }

    @GET
    @Path("/doors/{id}/announcement.xml")
    @Produces("application/xml;charset=UTF-8")
    @Operation(summary = "A telephone's announcement as TwiML", description = "For the waitUrl of a queue, which may ask by "
            + "GET or POST. lang: one or several of the house's languages, separated by commas, in the order to be heard")
    public Response announcement(@PathParam("id") UUID id, @QueryParam("lang") String languages) {
        KnownChannel door = DoorScripts.door(id);
        if (!DoorForm.of(door.kind()).spoken())
            throw Problem.notFound();
        Map<String, List<String>> spoken = scripts.spoken(door, languages == null ? List.of()
                : Arrays.stream(languages.split(",")).map(String::strip).toList());
        if (spoken.isEmpty())
            throw Problem.of(404, "no-voice", "No voice speaks what was asked for")
                    .detail("Ask for another language, record the announcement yourself, or name a voice in"
                            + " tourniquet.door.voices.");
        return Response.ok(Announcement.twiml(spoken)).header(HttpHeaders.CACHE_CONTROL, FRESH).build();
    }

    /** Exchanges ask by POST unless told otherwise; it changes nothing either. */
    @POST
    @Path("/doors/{id}/announcement.xml")
    @Produces("application/xml;charset=UTF-8")
    @Operation(hidden = true)
    public Response announcementForAnExchange(@PathParam("id") UUID id, @QueryParam("lang") String languages) {
        return announcement(id, languages);
    }

    private static String known(String language) {
        return language != null && Languages.ALL.contains(language) ? language : "en";
    }
}
