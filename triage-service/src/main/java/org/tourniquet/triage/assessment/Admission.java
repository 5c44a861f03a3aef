package org.tourniquet.triage.assessment;

import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.Languages;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * When more people come than the machine bears, who has begun goes on, and who has not is told so at once, with the numbers
 * that answer now. Counted are requests that wait for their reply: people who think cost nothing.
 */
@ApplicationScoped
class Admission {

    private static final String API = "/api/assessments";
    private static final String PAGE = "/help";
    /** Before sign-in and everything else, so that a refusal costs next to nothing. */
    private static final int FIRST = 10_000;
    private static final int SECONDS = 5;
    private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'";

    private final AtomicInteger waiting = new AtomicInteger();
    private final BusyPage page;
    private final int newcomers;
    private final int all;

    Admission(BusyPage page, AssessmentConfig config) {
        this.page = page;
        int processors = Runtime.getRuntime().availableProcessors();
        this.newcomers = processors * config.newcomersUntil();
        this.all = processors * config.everybodyUntil();
    }

    void watch(@Observes Filters filters) {
        filters.register(this::admit, FIRST);
    }

    private void admit(RoutingContext request) {
        String path = request.normalizedPath();
        boolean api = path.startsWith(API);
        if (!api && !path.equals(PAGE) && !path.startsWith(PAGE + "/")) {
            request.next();
            return;
        }
        int before = waiting.getAndIncrement();
        request.addEndHandler(over -> waiting.decrementAndGet());
        if (before < (begins(request.request().method(), path) ? newcomers : all))
            request.next();
        else
            refuse(request.response(), api, Languages.of(request));
    }

    /** Whoever posted the first page has an answer in the hand, and may have asked for a human. */
    private static boolean begins(HttpMethod method, String path) {
        return path.equals(API) && method == HttpMethod.POST || path.equals(PAGE) && method == HttpMethod.GET;
    }

    private void refuse(HttpServerResponse response, boolean api, String language) {
        response.setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(SECONDS))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store").putHeader("Content-Security-Policy", POLICY)
                .putHeader(HttpHeaders.CONTENT_TYPE, api ? "application/problem+json" : "text/html;charset=UTF-8")
                .end(api ? page.json(language) : page.html(language));
    }
}
