package org.tourniquet.broadcast.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * What strangers may post is small: the service's own limit is that of a file of people. Who does not say how much it is, is
 * asked to; who says less than it is, is cut off by HTTP itself.
 */
@ApplicationScoped
class BodyLimit {
    private static final long MOST = 256 << 10;
    /** Before anything reads the body. */
    private static final int FIRST = 10_000;

    void at(@Observes Filters filters) {
        filters.register(BodyLimit::check, FIRST);
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String path = routing.normalizedPath();
        if (!path.startsWith("/webhooks/") && !path.startsWith("/unsubscribe/")) {
            routing.next();
            return;
        }
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null)
            refuse(routing, 411, "length-required", "How long is it?");
        else if (length != null && (!length.matches("\\d{1,9}") || Long.parseLong(length) > MOST))
            refuse(routing, 413, "too-large", "This is larger than what is taken here");
        else
            routing.next();
    }

    private static void refuse(RoutingContext routing, int status, String code, String title) {
        routing.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close").end("""
                        {"type":"urn:tourniquet:problem:%s","title":"%s","status":%d,"code":"%s"}"""
                        .formatted(code, title, status, code));
    }
}
