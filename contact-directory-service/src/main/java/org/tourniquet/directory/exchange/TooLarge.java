package org.tourniquet.directory.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * A file far too large is let run into nothing and then answered: who cuts the line while somebody still sends shows them a
 * broken connection instead of a reason.
 */
@ApplicationScoped
class TooLarge {

    /** Before anything reads the body. */
    private static final int FIRST = 10_000;
    /** A form has something around its file. */
    private static final long MOST = DirectoryFile.MOST_BYTES + (64 << 10);
    private static final long PATIENCE = 512L << 20;

    void at(@Observes Filters filters) {
        filters.register(TooLarge::check, FIRST);
    }

    static Problem problem() {
        return Problem.of(413, "too-large", "The file is larger than 2 MB")
                .detail("A directory of 2,000 channels fits into that. Nothing was changed.");
    }

    private static void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        String path = routing.normalizedPath();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean page = path.startsWith("/directory-file");
        if (!page && !path.equals("/api/channels/import") || length == null || !length.matches("\\d{1,18}")
                || Long.parseLong(length) <= MOST) {
            routing.next();
            return;
        }
        if (Long.parseLong(length) > PATIENCE) {
            answer(routing.response().putHeader(HttpHeaders.CONNECTION, "close"), page);
            return;
        }
        request.endHandler(all -> answer(routing.response(), page));
        request.handler(nowhere -> {
            // not kept
        });
        request.resume();
    }

    private static void answer(io.vertx.core.http.HttpServerResponse response, boolean page) {
        if (response.ended())
            return;
        if (page)
            response.setStatusCode(303).putHeader(HttpHeaders.LOCATION, "/directory-file?tooLarge=true").end();
        else
            response.setStatusCode(413).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json").end("""
                    {"type":"urn:tourniquet:problem:too-large","title":"The file is larger than 2 MB","status":413,\
                    "code":"too-large","detail":"A directory of 2,000 channels fits into that. Nothing was changed."}""");
    }
}
