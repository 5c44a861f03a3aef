package org.tourniquet.broadcast.delivery.banner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Sha256;

import io.quarkus.runtime.annotations.RegisterResources;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** What a site needs to show the banner; public, without cookies, the same for everybody. */
@Path("/")
@PermitAll
@RegisterResources(globs = "banner/banner.js")
@Tag(name = "Banner", description = "One script tag on any site")
public class BannerResource {
    /** Seconds that anybody may keep an answer: with the script's own three, a banner stands within five of its approval. */
    private static final String FOR_A_MOMENT = "public, max-age=1";
    private static final String EVERYBODY = "*";

    private final CurrentBanner current;
    private final byte[] script;
    private final String scriptTag;

    BannerResource(CurrentBanner current) throws IOException {
        this.current = current;
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("banner/banner.js")) {
            this.script = file.readAllBytes();
        }
        this.scriptTag = tag(new String(script, StandardCharsets.UTF_8));
    }

    @GET
    @Path("/api/banners/current")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "The banner of this moment", description = "204 when nothing is the matter, 304 when it is what you have. "
            + "lang is one of en, fr, fi, hu, eo, ar; site names the site that asks")
    public Response current(@QueryParam("site") String site, @QueryParam("lang") String language,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return current.in(language).map(banner -> {
            String tag = tag(banner.id() + banner.language() + banner.expiresAt());
            return open(tag.equals(known) ? Response.notModified() : Response.ok(banner)).header(HttpHeaders.ETAG, tag)
                    .header(HttpHeaders.CACHE_CONTROL, FOR_A_MOMENT).build();
        }).orElseGet(() -> open(Response.noContent()).header(HttpHeaders.CACHE_CONTROL, FOR_A_MOMENT).build());
    }

    @GET
    @Path("/banner.js")
    @Produces("text/javascript;charset=UTF-8")
    @Operation(summary = "The script that draws <crisis-banner>")
    public Response script(@HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return open(scriptTag.equals(known) ? Response.notModified() : Response.ok(script)).header(HttpHeaders.ETAG, scriptTag)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300").build();
    }

    private static Response.ResponseBuilder open(Response.ResponseBuilder answer) {
        return answer.header("Access-Control-Allow-Origin", EVERYBODY).header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static String tag(String content) {
        return '"' + Sha256.mark(content) + '"';
    }
}
