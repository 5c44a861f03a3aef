package org.tourniquet.broadcast.feed;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/** "Is it really you?": the page where anybody types the code of a message and reads whether we sent it; it only reads. */
@Path("/incidents")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@RunOnVirtualThread
public class CodePages {
    private static final int TOO_MANY = 429;
    private static final int SOON = 60;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance check(CodeCheck.Answer answer, String typed, boolean tooOften);
    }

    private final CodeCheck check;
    private final Turnstile turnstile;
    private final Languages languages;

    CodePages(CodeCheck check, Turnstile turnstile, Languages languages) {
        this.check = check;
        this.turnstile = turnstile;
        this.languages = languages;
    }

    @GET
    @Path("/check")
    public Response ask(@QueryParam("code") String code, HttpServerRequest request) {
        String typed = code == null ? "" : code.strip();
        if (typed.isEmpty())
            return Response.ok(Templates.check(null, "", false)).build();
        if (!turnstile.passes(request.remoteAddress().hostAddress()))
            return Response.status(TOO_MANY).header("Retry-After", SOON).entity(Templates.check(null, "", true)).build();
        return Response.ok(Templates.check(check.of(typed, languages.language()), shown(typed), false)).build();
    }

    /** The short address in a text: the page of its incident with the code checked, or the answer that we did not send it. */
    @GET
    @Path("/{code: [0-9A-Za-z]{3}-[0-9A-Za-z]{3}}")
    public Response follow(@PathParam("code") String code, HttpServerRequest request) {
        if (!turnstile.passes(request.remoteAddress().hostAddress()))
            return Response.status(TOO_MANY).header("Retry-After", SOON).entity(Templates.check(null, "", true)).build();
        CodeCheck.Answer answer = check.of(code, languages.language());
        return answer.ours()
                ? Response.seeOther(URI.create("/incidents/" + answer.incident() + "?code=" + answer.code())).build()
                : Response.status(404).entity(Templates.check(answer, shown(code), false)).build();
    }

    /** Not more of a stranger's words on our page than a code is long. */
    private static String shown(String typed) {
        return typed.length() > 12 ? typed.substring(0, 12) + "…" : typed;
    }
}
