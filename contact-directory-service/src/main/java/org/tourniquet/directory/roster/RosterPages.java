package org.tourniquet.directory.roster;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The duty roster for those who keep it: who is on duty now, the shifts ahead, and how everybody is reached. */
@Path("/roster")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD })
@RunOnVirtualThread
public class RosterPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance roster(Roster.View roster, Week week, WeekForm form, Map<String, String> typed,
                boolean keeper, Problem problem);

        private Templates() {
        }
    }

    private static final long FAR = 400;

    private final Roster roster;
    private final RosterBook book;
    private final ZoneId zone;
    private final SecurityIdentity reader;
    private final Clock clock;

    RosterPages(Roster roster, RosterBook book, DirectoryConfig config, SecurityIdentity reader, Clock clock) {
        this.roster = roster;
        this.book = book;
        this.zone = ZoneId.of(config.timeZone());
        this.reader = reader;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance roster(@QueryParam("week") String week) {
        Week shown = week(week);
        return page(shown, WeekForm.empty(shown), Map.of(), null);
    }

    @POST
    @Path("people")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object enter(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = typed(sent);
        return did(typed, () -> book.enter(new RosterBook.Entry(typed.get("username"), typed.get("name"), typed.get("mail"),
                typed.get("phone"), typed.containsKey("approves"), number(typed.get("place")))));
    }

    @POST
    @Path("people/{username}/leave")
    @Operation(hidden = true)
    public Object leave(@PathParam("username") String username) {
        return did(Map.of(), () -> book.leave(username));
    }

    /** The shifts of a week, all or none; whatever is wrong is named by its day, and nothing typed is lost. */
    @POST
    @Path("weeks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object planWeek(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = typed(sent);
        Week week = week(typed.get("week"));
        WeekForm form = WeekForm.of(week, typed);
        if ("copy".equals(typed.get("do")))
            return page(week, form.copied(), Map.of(), null);
        Problem wrong = RosterBook.problem();
        List<WeekForm.Wish> wishes = form.wishes(zone, wrong);
        try {
            book.plan(wishes, wrong);
            return Response.seeOther(URI.create("/roster?week=" + week.monday())).build();
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(page(week, form, Map.of(), problem)).build();
        }
    }

    @POST
    @Path("shifts/{id}/cancel")
    @Operation(hidden = true)
    public Object cancel(@PathParam("id") UUID id) {
        return did(Map.of(), () -> book.cancel(id));
    }

    @POST
    @Path("shifts/{id}/swap")
    @Operation(hidden = true)
    public Object swap(@PathParam("id") UUID id, @RestForm String from, @RestForm String to) {
        return did(Map.of(), () -> book.swap(id, from, to));
    }

    private Object did(Map<String, String> typed, Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/roster")).build();
        } catch (Problem problem) {
            Week week = week(null);
            return Response.status(problem.status()).entity(page(week, WeekForm.empty(week), typed, problem)).build();
        }
    }

    private TemplateInstance page(Week week, WeekForm form, Map<String, String> typed, Problem problem) {
        boolean keeper = List.of(Roles.MANAGER, Roles.LEAD).stream().anyMatch(reader::hasRole);
        return Templates.roster(roster.now(), week, form, typed, keeper, problem);
    }

    /** Any day of it; what is no day, or absurdly far, is this week. */
    private Week week(String day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        try {
            LocalDate asked = day == null || day.isBlank() ? today : LocalDate.parse(day.strip());
            return roster.week(Math.abs(ChronoUnit.DAYS.between(today, asked)) > FAR ? today : asked, zone);
        } catch (DateTimeParseException notADay) {
            return roster.week(today, zone);
        }
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> sent) {
        Map<String, String> typed = new TreeMap<>();
        sent.forEach((name, values) -> typed.put(name, values.getFirst()));
        return typed;
    }

    /** What was typed and cannot be read is wrong, not left out. */
    private static Integer number(String text) {
        if (text == null || text.isBlank())
            return null;
        return text.strip().matches("\\d{1,4}") ? Integer.valueOf(text.strip()) : Integer.valueOf(-1);
    }
}
