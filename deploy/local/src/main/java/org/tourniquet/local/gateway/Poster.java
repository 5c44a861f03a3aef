package org.tourniquet.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Posts signed forms to the organisation as Twilio does: a bounded number at once, tried again when nobody answers well. */
final class Poster {

    private static final Logger LOG = Logger.getLogger(Poster.class.getName());
    private static final int AT_ONCE = 32;
    /** Over some two minutes: longer than a service needs to come back. */
    private static final int TRIES = 10;
    private static final long LONGEST_PAUSE = 30_000;

    // HTTP/1.1 said aloud: an offer to upgrade would be one header that Twilio never sends
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5)).build();
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final String token;
    private volatile boolean closed;

    Poster(String token) {
        this.token = token;
    }

    /** Returns the body of the first good answer, or empty text when there was none. */
    String post(String url, Map<String, String> parameters) throws InterruptedException {
        String idempotency = UUID.randomUUID().toString();
        for (int attempt = 0; attempt < TRIES && !closed; attempt++) {
            Thread.sleep(attempt == 0 ? 0 : Math.min(LONGEST_PAUSE, 250L << attempt));
            slots.acquire();
            try {
                HttpResponse<String> answer = http.send(request(url, parameters, idempotency), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return answer.body();
                }
                LOG.log(Level.FINE, "{0} answered {1}", new Object[] { url, answer.statusCode() });
            } catch (IOException away) {
                LOG.log(Level.FINE, "{0}: {1}", new Object[] { url, away });
            } finally {
                slots.release();
            }
        }
        return "";
    }

    private HttpRequest request(String url, Map<String, String> parameters, String idempotency) {
        String form = parameters.entrySet().stream().map(p -> encode(p.getKey()) + "=" + encode(p.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .header("User-Agent", "TwilioProxy/1.1")
                .header("X-Twilio-Signature", Signature.of(token, url, parameters))
                .header("I-Twilio-Idempotency-Token", idempotency).POST(BodyPublishers.ofString(form)).build();
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    void close() {
        closed = true;
    }
}
