package org.tourniquet.kit.look;

import java.net.URI;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestQuery;
import org.tourniquet.kit.edge.LocalPeople;

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
        static native TemplateInstance login(boolean again, List<LocalPeople.Person> people);
    }

    private final LocalPeople local;
    private final Instance<OidcSession> session;

    LoginPages(LocalPeople local, Instance<OidcSession> session) {
        this.local = local;
        this.session = session;
    }

    @GET
    @Path("login")
    public TemplateInstance login(@RestQuery boolean again) {
        return Templates.login(again, local.active() ? LocalPeople.ALL : List.of());
    }

    @POST
    @Path("logout")
    public Response logout(RoutingContext request) {
        if (local.active()) {
            FormAuthenticationMechanism.logout(request);
        } else {
            session.get().logout().await().indefinitely();
        }
        return Response.seeOther(URI.create("/login")).build();
    }
}
