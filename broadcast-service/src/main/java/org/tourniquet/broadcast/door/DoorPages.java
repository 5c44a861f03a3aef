package org.tourniquet.broadcast.door;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The words for the doors: all doors and how they stand, one door's words to put in, and the sheet to print. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class DoorPages {

    /** One door's words in one language, and what stands there. */
    public record Shown(DoorScript script, DoorStanding standing, String languageName, String direction) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance doors(List<DoorStandings.Standing> doors, String incident);

        static native TemplateInstance door(KnownChannel door, DoorForm form, List<Shown> shown, String address,
                boolean manager);

        static native TemplateInstance sheet(DoorScript script);
    }

    private final DoorScripts scripts;
    private final DoorStandings standings;
    private final TakenWords taken;
    private final Languages languages;
    private final SecurityIdentity reader;

    DoorPages(DoorScripts scripts, DoorStandings standings, TakenWords taken, Languages languages, SecurityIdentity reader) {
        this.scripts = scripts;
        this.standings = standings;
        this.taken = taken;
        this.languages = languages;
        this.reader = reader;
    }

    @GET
    @Path("console/doors")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR, Roles.AUDITOR })
    public TemplateInstance doors() {
        return Templates.doors(standings.all(), scripts.situation().incident());
    }

    @GET
    @Path("console/doors/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR, Roles.AUDITOR })
    public TemplateInstance door(@PathParam("id") UUID id) {
        KnownChannel door = DoorScripts.door(id);
        Situation now = scripts.situation();
        var there = taken.all().getOrDefault(id, java.util.Map.of());
        List<Shown> shown = DoorScripts.languages(door).stream().map(language -> {
            DoorScript script = DoorScript.of(door, now, language, true);
            return new Shown(script, DoorStanding.of(script, there.get(language)), Languages.nameOf(language),
                    Languages.direction(language));
        }).toList();
        DoorForm form = DoorForm.of(door.kind());
        return Templates.door(door, form, shown, address(door, form), mayTake());
    }

    /** What is recorded is what was on the page: words that changed meanwhile stay marked as old. */
    @POST
    @Path("console/doors/{id}/taken")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response taken(@PathParam("id") UUID id, @FormParam("language") String language, @FormParam("mark") String mark) {
        KnownChannel door = DoorScripts.door(id);
        if (mark != null && mark.matches("[0-9a-f]{16}") && DoorScripts.languages(door).contains(language))
            taken.take(id, door.name("en"), language, mark);
        return Response.seeOther(URI.create("/console/doors/" + id)).build();
    }

    /** To be printed and laid out where people stand; everybody may, like the page with all doors. */
    @GET
    @Path("doors/{id}/sheet")
    @PermitAll
    public TemplateInstance sheet(@PathParam("id") UUID id, @QueryParam("lang") String asked) {
        return Templates.sheet(DoorScript.of(DoorScripts.door(id), scripts.situation(), languages.language(), true));
    }

    /** Where a machine at the door fetches its words itself, so that nobody has to put them in. */
    private static String address(KnownChannel door, DoorForm form) {
        return switch (form) {
            case ANNOUNCEMENT -> "/doors/" + door.id() + "/announcement.xml";
            case SHEET -> "/doors/" + door.id() + "/sheet";
            case AUTOMATIC_REPLY, GREETING, ANSWER, NOTE -> "/api/doors/" + door.id();
        };
    }

    private boolean mayTake() {
        return reader.hasRole(Roles.MANAGER) || reader.hasRole(Roles.LEAD) || reader.hasRole(Roles.EDITOR);
    }
}
