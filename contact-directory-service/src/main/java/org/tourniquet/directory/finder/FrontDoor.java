package org.tourniquet.directory.finder;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.directory.finder.InUse.Read;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * When everybody asks at once, most ask what was just answered: that is said again here, on the thread that read the request,
 * before anything else is done. Everything new goes the usual way.
 */
@ApplicationScoped
class FrontDoor {

    private static final int FIRST = 9_000;
    static final String VARY = "Accept-Encoding, Accept-Language, Cookie";
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final CharSequence VARIES = HttpHeaders.createOptimized(VARY);

    private final InUse inUse;
    private final SaidLately said;
    private final Clock clock;

    FrontDoor(InUse inUse, SaidLately said, Clock clock) {
        this.inUse = inUse;
        this.said = said;
        this.clock = clock;
    }

    void at(@Observes Filters filters) {
        filters.register(this::answer, FIRST);
    }

    private void answer(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        Question.Kind kind = kind(request);
        Read read = kind == null ? null : inUse.lately();
        Question question = read == null ? null : question(kind, read, routing);
        Instant now = clock.instant();
        Answer answer = question == null ? null : said.still(question, read, now);
        if (answer == null)
            routing.next();
        else
            say(answer, request, routing.response(), now);
    }

    /**
     * Who signs in at the API is looked at by those who know them. Over HTTP/2 the server compresses whatever says that it is
     * compressed, once more: there the usual way is taken.
     */
    private static Question.Kind kind(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET || request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.AUTHORIZATION))
            return null;
        return switch (request.path()) {
            case "/contact" -> Question.Kind.PAGE;
            case "/contact.json" -> Question.Kind.FACTS;
            case "/api/route" -> Question.Kind.ROUTE;
            default -> null;
        };
    }

    private static Question question(Question.Kind kind, Read read, RoutingContext routing) {
        MultiMap asked = routing.request().params();
        String language = Languages.of(routing);
        return switch (kind) {
            case PAGE -> Question.page(read.needs(), asked.get("need"), asked.get("constraint"), asked.get("lang"), language);
            case FACTS -> Question.facts(language);
            case ROUTE -> asked.contains("at") || asked.get("need") == null ? null
                    : Question.route(read.needs(), asked.get("need"), asked.get("constraint"),
                            asked.contains("language") ? asked.get("language") : language);
        };
    }

    private static void say(Answer answer, HttpServerRequest request, HttpServerResponse response, Instant now) {
        MultiMap headers = response.headers();
        headers.set(HttpHeaders.ETAG, answer.tag()).set(HttpHeaders.CACHE_CONTROL, answer.kept(now)).set(HttpHeaders.VARY,
                VARIES);
        if (answer.isAmong(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        headers.set(HttpHeaders.CONTENT_TYPE, answer.type());
        if (takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
            headers.set(HttpHeaders.CONTENT_ENCODING, GZIP);
            response.end(answer.packed());
        } else
            response.end(answer.plain());
    }

    static boolean takesGzip(String encodings) {
        return encodings != null && encodings.contains("gzip") && !encodings.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
    }
}
