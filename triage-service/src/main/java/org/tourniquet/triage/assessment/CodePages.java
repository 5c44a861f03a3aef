package org.tourniquet.triage.assessment;

import java.net.URI;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/** Going on elsewhere: six digits are given on one device and typed on another. */
@Path("/help")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class CodePages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance given(HelpPage.Code page);

        static native TemplateInstance enter(HelpPage.Bar bar, String error);
    }

    private final Conversation conversation;
    private final ResumeCodes codes;
    private final Lifeline lifeline;
    private final AssessmentConfig config;
    private final Languages languages;
    private final String address;

    CodePages(Conversation conversation, ResumeCodes codes, Lifeline lifeline, AssessmentConfig config, Languages languages,
            @ConfigProperty(name = "tourniquet.urls.triage") String address) {
        this.conversation = conversation;
        this.codes = codes;
        this.lifeline = lifeline;
        this.config = config;
        this.languages = languages;
        this.address = address;
    }

    @POST
    @Path("{token}/code")
    @Operation(hidden = true)
    public TemplateInstance give(@PathParam("token") String token) {
        Assessment a = conversation.now(token).assessment();
        String digits = codes.issue(token);
        return Templates.given(new HelpPage.Code(lifeline.of(a), "DRILL".equals(a.mode), token,
                digits.substring(0, 3) + " " + digits.substring(3), (int) config.codeLife().toMinutes(),
                address.replaceFirst("^https?://", "") + "/help/code"));
    }

    @GET
    @Path("code")
    @Operation(hidden = true)
    public TemplateInstance enter() {
        return Templates.enter(bar(), null);
    }

    @POST
    @Path("code")
    @Operation(hidden = true)
    public Response open(@RestForm String code, @RestForm String phone, HttpServerRequest request) {
        ResumeCodes.Opened opened = codes.open(code, phone, request.remoteAddress().hostAddress());
        if (opened.token() != null)
            return Response.seeOther(URI.create("/help/" + opened.token())).cookie(HelpPages.cookie(opened.token())).build();
        HelpMessages words = Said.of(languages.language()).words();
        return Response.status(opened.pause() ? 429 : 403)
                .entity(Templates.enter(bar(), opened.pause() ? words.code_wait() : words.code_wrong())).build();
    }

    private HelpPage.Bar bar() {
        return lifeline.unknown();
    }
}
