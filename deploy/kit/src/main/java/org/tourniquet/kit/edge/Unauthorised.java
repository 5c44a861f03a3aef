package org.tourniquet.kit.edge;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Asks who is there: a page sends people to sign in and brings them back, the API answers 401 and never redirects. */
@Singleton
class Unauthorised {
    private static final String BASIC = "Basic realm=\"Tourniquet\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Tourniquet\"";
    private final HttpAuthenticator authenticator;
    private final String challenge;
    private final String body;

    Unauthorised(HttpAuthenticator authenticator, LocalPeople local, ObjectMapper json) throws JsonProcessingException {
        this.authenticator = authenticator;
        this.challenge = local.active() ? BASIC : BEARER;
        this.body = json.writeValueAsString(Problem.of(401, "not-signed-in", "Please say who you are").body(null));
    }

    /** Anonymous where a role is needed. */
    @ServerExceptionMapper
    Uni<Response> unauthorised(UnauthorizedException wrong, RoutingContext request) {
        if (request.normalizedPath().startsWith("/api/")) {
            return Uni.createFrom().item(Response.status(401).header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                    .type("application/problem+json").entity(body).build());
        }
        return authenticator.getChallenge(request).map(Unauthorised::challenge);
    }

    /** A wrong password is found before any resource is; only the API's answer is ours, a page has its own way. */
    void wrongPassword(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE).failureHandler(request -> {
            if (request.failure() instanceof AuthenticationFailedException && !request.response().ended()) {
                request.response().setStatusCode(401).putHeader(HttpHeaders.WWW_AUTHENTICATE, challenge)
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json").end(body);
            } else {
                request.next();
            }
        });
    }

    /** Without the organisation's sign-in nobody new gets in; the page says so instead of failing. */
    void signInAway(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(request -> {
            if (request.failure() instanceof OIDCException && !request.normalizedPath().startsWith("/api/")
                    && !request.response().ended()) {
                request.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, "/login?away=true").end();
            } else {
                request.next();
            }
        });
    }

    private static Response challenge(ChallengeData data) {
        Response.ResponseBuilder answer = Response.status(data.status);
        return data.headerName == null ? answer.build() : answer.header(data.headerName.toString(), data.headerContent).build();
    }
}
