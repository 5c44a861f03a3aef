package org.tourniquet.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One service's JSON as a script of an integrator sees it: HTTP Basic, problems read aloud when something fails. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Set<Integer> FINE = Set.of(200, 201, 202, 204);

    private final URI base;
    private final String authorization;

    private Api(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    static Api anonymous(URI base) {
        return new Api(base, null);
    }

    static Api as(String user, URI base) {
        byte[] pair = (user + ":demo").getBytes(StandardCharsets.UTF_8);
        return new Api(base, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    JsonNode get(String path) {
        return read(send("GET", path, null, null));
    }

    JsonNode post(String path, Object body) {
        return read(send("POST", path, "application/json", write(body)));
    }

    JsonNode post(String path) {
        return post(path, Map.of());
    }

    JsonNode put(String path, Object body) {
        return read(send("PUT", path, "application/json", write(body)));
    }

    JsonNode postCsv(String path, String csv) {
        return read(send("POST", path, "text/csv", csv));
    }

    JsonNode delete(String path) {
        return read(send("DELETE", path, null, null));
    }

    /** The status alone. */
    int says(String method, String path, Object body) {
        return send(method, path, body == null ? null : "application/json", body == null ? null : write(body)).statusCode();
    }

    /** A page or file as text, which must be there. */
    String text(String path) {
        HttpResponse<String> answer = send("GET", path, null, null, "*/*");
        if (!FINE.contains(answer.statusCode()))
            throw new AssertionError(answer.uri() + " said " + answer.statusCode());
        return answer.body();
    }

    /** The status of a page. */
    int pageSays(String path) {
        return send("GET", path, null, null, "*/*").statusCode();
    }

    /** A form as a mail program posts it, which must be taken. */
    void form(String path, String body) {
        HttpResponse<String> answer = send("POST", path, "application/x-www-form-urlencoded", body, "*/*");
        if (!FINE.contains(answer.statusCode()))
            throw new AssertionError(answer.uri() + " said " + answer.statusCode());
    }

    /** The bare answer, whatever its status. */
    HttpResponse<String> send(String method, String path, String type, String body) {
        return send(method, path, type, body, "application/json");
    }

    private HttpResponse<String> send(String method, String path, String type, String body, String accept) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60))
                .header("Accept", accept)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException unreachable) {
            throw new java.io.UncheckedIOException(method + " " + base.resolve(path), unreachable);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The items of every page of a list that is paged by a cursor. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new java.util.ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor);
            page.get("items").forEach(items::add);
            cursor = page.path("next").isTextual() ? "&cursor=" + page.get("next").asText() : null;
        } while (cursor != null);
        return items;
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (!FINE.contains(answer.statusCode())) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + " said " + answer.statusCode() + ": "
                    + answer.body());
        }
        try {
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (java.io.IOException noJson) {
            throw new AssertionError(answer.uri() + " did not answer with JSON: " + answer.body(), noJson);
        }
    }

    private static String write(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }
}
