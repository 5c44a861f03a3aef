package org.tourniquet.triage.desk;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.assessment.HelpPage;
import org.tourniquet.triage.assessment.Humans;
import org.tourniquet.triage.assessment.Lifeline;
import org.tourniquet.triage.assessment.Secrets;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** A person's own page: read what we wrote, write back. The cookie is SameSite, so no other site can write in their name. */
@Path("/story")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class StoryPages {

    private static final String COOKIE = Humans.COOKIE;
    private static final String HELP_COOKIE = "tourniquet-help";
    private static final int THREE_DAYS = 3 * 24 * 3600;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance mine(PersonView story);

        static native TemplateInstance proof(HelpPage.Bar bar, String passport, String error);
    }

    private final OwnStory own;
    private final Hearing hearing;
    private final Lifeline lifeline;
    private final Languages languages;

    StoryPages(OwnStory own, Hearing hearing, Lifeline lifeline, Languages languages) {
        this.own = own;
        this.hearing = hearing;
        this.lifeline = lifeline;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance find() {
        return Templates.proof(lifeline.unknown(), "", null);
    }

    @POST
    @Operation(hidden = true)
    public Response find(@RestForm String passport, @RestForm String proof) {
        return prove(passport, proof);
    }

    /** Their story, or the question for one more proof; whether the passport exists is not told. */
    @GET
    @Path("{passport}")
    @Operation(hidden = true)
    public TemplateInstance story(@PathParam("passport") String typed, @CookieParam(COOKIE) String story,
            @CookieParam(HELP_COOKIE) String help, @QueryParam("sent") boolean sent) {
        String passport = Secrets.normalPassport(typed);
        return own.held(passport, story, help)
                .map(id -> Templates.mine(own.view(id, languages.language(), help, sent, null, null)))
                .orElseGet(() -> Templates.proof(lifeline.unknown(), passport, null));
    }

    @POST
    @Path("{passport}/proof")
    @Operation(hidden = true)
    public Response proved(@PathParam("passport") String passport, @RestForm String proof) {
        return prove(passport, proof);
    }

    @POST
    @Path("{passport}")
    @Operation(hidden = true)
    public Response write(@PathParam("passport") String typed, @RestForm String words, @CookieParam(COOKIE) String story,
            @CookieParam(HELP_COOKIE) String help) {
        String passport = Secrets.normalPassport(typed);
        Optional<UUID> held = own.held(passport, story, help);
        if (held.isEmpty())
            return Response.status(403).entity(Templates.proof(lifeline.unknown(), passport, null)).build();
        if (words == null || words.isBlank()) {
            String error = OwnStory.words(languages.language()).reply_empty();
            return Response.status(422)
                    .entity(Templates.mine(own.view(held.get(), languages.language(), help, false, error, words))).build();
        }
        hearing.written(held.get(), words.strip());
        return Response.seeOther(URI.create("/story/" + passport + "?sent=true")).build();
    }

    private Response prove(String typed, String proof) {
        String passport = Secrets.normalPassport(typed);
        Optional<String> token = own.prove(passport, proof);
        if (token.isEmpty())
            return Response.status(403)
                    .entity(Templates.proof(lifeline.unknown(), passport, OwnStory.words(languages.language()).proof_wrong()))
                    .build();
        return Response.seeOther(URI.create("/story/" + passport)).cookie(new NewCookie.Builder(COOKIE).value(token.get())
                .path("/").httpOnly(true).sameSite(NewCookie.SameSite.LAX).maxAge(THREE_DAYS).build()).build();
    }
}
