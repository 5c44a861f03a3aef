package org.tourniquet.kit.look;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;
import org.tourniquet.kit.edge.LocalPeople;

import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.security.FormAuthenticationMechanism;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;

/** Signing in and out; one sign-in serves the three services. The form itself is read by Quarkus. */
@Path("/")
@PermitAll
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LoginPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance login(boolean again, boolean away, List<LocalPeople.Person> people, String leave);
    }

    private final LocalPeople local;
    private final Instance<OidcSession> session;
    private final Instance<OidcConfigurationMetadata> provider;
    private final String client;

    LoginPages(LocalPeople local, Instance<OidcSession> session, Instance<OidcConfigurationMetadata> provider,
            @ConfigProperty(name = "quarkus.oidc.client-id") String client) {
        this.local = local;
        this.session = session;
        this.provider = provider;
        this.client = client;
    }

    @GET
    @Path("login")
    public TemplateInstance login(@RestQuery boolean again, @RestQuery boolean away, @RestQuery boolean out) {
        return Templates.login(again, away, local.active() ? LocalPeople.ALL : List.of(),
                out && !away && !local.active() ? leave() : null);
    }

    @POST
    @Path("logout")
    public Response logout(RoutingContext request) {
        if (local.active()) {
            FormAuthenticationMechanism.logout(request);
            return Response.seeOther(URI.create("/login")).build();
        }
        session.get().logout().await().indefinitely();
        return Response.seeOther(URI.create("/login?out=true")).build();
    }

    /** Where one leaves the organisation's sign-in too: a link, since our pages may not send forms anywhere else. */
    private String leave() {
        String end = provider.get().getEndSessionUri();
        return end == null ? null : end + "?client_id=" + URLEncoder.encode(client, StandardCharsets.UTF_8);
    }
}
