package org.tourniquet.broadcast.feed;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/** Whether a message with a code is from us, for programs; public. */
@Path("/api/incidents/codes")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RunOnVirtualThread
@Tag(name = "Incidents")
public class CodeCheckResource {
    private static final int SOON = 60;

    private final CodeCheck check;
    private final Turnstile turnstile;

    CodeCheckResource(CodeCheck check, Turnstile turnstile) {
        this.check = check;
        this.turnstile = turnstile;
    }

    @GET
    @Path("/{code}")
    @Operation(summary = "Whether a message with this code is from us", description = "200 either way: ours is true with the "
            + "words we sent, or false with the doors; drafts, drills and made-up codes look the same. 429 for many codes")
    public CodeCheck.Answer of(@PathParam("code") String code, @QueryParam("lang") String language,
            HttpServerRequest request) {
        if (!turnstile.passes(request.remoteAddress().hostAddress()))
            throw Problem.of(429, "too-often", "Too many codes from your address").detail("Try again in a minute.")
                    .retryAfter(SOON);
        return check.of(code, language != null && Languages.ALL.contains(language) ? language : Languages.DEFAULT);
    }
}
