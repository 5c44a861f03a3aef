package org.tourniquet.triage.library;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** The page of somebody who got through: reached only by the link we sent; the token is the capability. */
@Path("/tell/{token}")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class TellPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance tell(TellPage page);
    }

    private final StoryTelling telling;
    private final Languages languages;

    TellPages(StoryTelling telling, Languages languages) {
        this.telling = telling;
        this.languages = languages;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(@PathParam("token") String token) {
        return Templates.tell(telling.page(token));
    }

    @POST
    @Operation(hidden = true)
    public Response tell(@PathParam("token") String token, @RestForm String words, @RestForm String name,
            @RestForm String consent) {
        try {
            telling.tell(token, words, name, consent != null, languages.language());
            return Response.seeOther(URI.create("/tell/" + token)).build();
        } catch (Problem problem) {
            if (problem.status() != 422)
                throw problem;
            return Response.status(422)
                    .entity(Templates.tell(telling.page(token).wrong(sentence(problem), words, name))).build();
        }
    }

    @POST
    @Path("withdraw")
    @Operation(hidden = true)
    public Response withdraw(@PathParam("token") String token) {
        telling.withdraw(token);
        return Response.seeOther(URI.create("/tell/" + token)).build();
    }

    private String sentence(Problem problem) {
        TellMessages words = MessageBundles.get(TellMessages.class, Localized.Literal.of(languages.language()));
        return "consent-missing".equals(problem.errors().getFirst().code()) ? words.consent_missing() : words.words_missing();
    }
}
