package org.tourniquet.kit.edge;

import java.util.List;
import java.util.Locale;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Where the reader came over TLS, no cookie of ours ever goes without it, whichever page set it. */
@Singleton
class SecureCookies {
    private static final String COOKIE = "Set-Cookie";
    private static final String MARK = "; Secure";

    void watch(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(request -> {
            if (request.request().isSSL())
                request.addHeadersEndHandler(written -> mark(request));
            request.next();
        });
    }

    private static void mark(RoutingContext request) {
        MultiMap headers = request.response().headers();
        List<String> cookies = headers.getAll(COOKIE);
        if (!cookies.isEmpty())
            headers.set(COOKIE, cookies.stream().map(SecureCookies::secure).toList());
    }

    private static String secure(String cookie) {
        return cookie.toLowerCase(Locale.ROOT).contains(MARK.toLowerCase(Locale.ROOT)) ? cookie : cookie + MARK;
    }
}
