package org.tourniquet.directory.callin;

import java.net.URI;
import java.util.List;
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
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The manager's pages for calling in staff: what it would bring, one press, and who comes. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ Roles.MANAGER, Roles.LEAD })
@RunOnVirtualThread
public class CallInPages {

    /** What is offered and as what it was typed; the key makes two presses one. */
    @TemplateData
    public record Shown(Offer offer, List<CallIns.Line> earlier, UUID key, String people, String hours, String calls,
            String minutes, String mode, Problem problem) {
        public boolean askable() {
            return offer.open() == null && offer.people() > 0 && offer.people() <= offer.reachable().size();
        }

        public String action() {
            return "/channels/" + offer.channel() + "/call-ins";
        }

        public String button() {
            return "Ask " + offer.asked();
        }

        public String wrongWord() {
            return wrong("LIVE");
        }

        public String wrongDrillWord() {
            return wrong("DRILL");
        }

        private String wrong(String of) {
            return of.equals(mode) && problem != null && problem.code().equals(NOT_CONFIRMED) ? problem.detail() : null;
        }
    }

    private static final String NOT_CONFIRMED = "not-confirmed";

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance offer(Shown shown);

        static native TemplateInstance call(CallInView call, Problem problem);

        static native TemplateInstance call$live(CallInView call, Problem problem);

        private Templates() {
        }
    }

    private final Offers offers;
    private final CallInBook book;
    private final CallIns calls;

    CallInPages(Offers offers, CallInBook book, CallIns calls) {
        this.offers = offers;
        this.book = book;
        this.calls = calls;
    }

    @GET
    @Path("channels/{id}/call-in")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance offer(@PathParam("id") UUID id, @QueryParam("people") String people,
            @QueryParam("hours") String hours, @QueryParam("calls") String calls, @QueryParam("minutes") String minutes) {
        return offered(id, new Offers.Wish(people, hours, calls, minutes), null, null);
    }

    private TemplateInstance offered(UUID id, Offers.Wish wish, String mode, Problem problem) {
        Problem said = problem;
        Offer offer;
        try {
            offer = offers.of(id, wish);
        } catch (Problem wrong) {
            if (wrong.status() != 422)
                throw wrong;
            said = wrong;
            offer = offers.of(id, Offers.Wish.NONE);
        }
        return Templates.offer(new Shown(offer, calls.of(id), UUID.randomUUID(), typed(wish.people(), offer.people()),
                typed(wish.hours(), offer.hours()), typed(wish.calls(), ""), typed(wish.minutes(), ""), mode, said));
    }

    @POST
    @Path("channels/{id}/call-ins")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object begin(@PathParam("id") UUID id, @RestForm UUID key, @RestForm String people, @RestForm String hours,
            @RestForm String mode, @RestForm String confirm) {
        try {
            Offer offer = offers.of(id, new Offers.Wish(people, hours, null, null));
            boolean drill = "DRILL".equals(mode);
            String word = Offer.word(drill, offer.people());
            if (key == null || confirm == null || !confirm.strip().equalsIgnoreCase(word))
                throw Problem.of(422, NOT_CONFIRMED, "Nobody was asked").detail("To go on, type " + word + ".");
            return to(book.begin(key, id, offer.people(), offer.hours(), drill));
        } catch (Problem problem) {
            return Response.status(problem.status()).entity(offered(id, new Offers.Wish(people, hours, null, null), mode,
                    problem)).build();
        }
    }

    @GET
    @Path("call-ins/{id}")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance call(@PathParam("id") UUID id) {
        return Templates.call(calls.one(id), null);
    }

    @GET
    @Path("call-ins/{id}/live")
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.AUDITOR })
    @Operation(hidden = true)
    public Object live(@PathParam("id") UUID id, @QueryParam("seen") String seen) {
        CallInView call = calls.one(id);
        // what has not changed is not put anew under somebody's finger
        return call.state().equals(seen) ? Response.noContent().build() : Templates.call$live(call, null);
    }

    @POST
    @Path("call-ins/{id}/more")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object more(@PathParam("id") UUID id, @RestForm int seen) {
        return did(id, () -> book.more(id, seen));
    }

    @POST
    @Path("call-ins/{id}/people/{person}/answer")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Object told(@PathParam("id") UUID id, @PathParam("person") UUID person, @RestForm String answer) {
        return did(id, () -> book.told(id, person, "COMING".equals(answer)));
    }

    @POST
    @Path("call-ins/{id}/end")
    @Operation(hidden = true)
    public Object end(@PathParam("id") UUID id) {
        return did(id, () -> book.end(id));
    }

    private Object did(UUID id, Runnable deed) {
        try {
            deed.run();
            return to(id);
        } catch (Problem problem) {
            if (problem.status() == 404)
                throw problem;
            return Response.status(problem.status()).entity(Templates.call(calls.one(id), problem)).build();
        }
    }

    private static Response to(UUID call) {
        return Response.seeOther(URI.create("/call-ins/" + call)).build();
    }

    private static String typed(String text, Object otherwise) {
        return text == null || text.isBlank() ? String.valueOf(otherwise) : text;
    }
}
