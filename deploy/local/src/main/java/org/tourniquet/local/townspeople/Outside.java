package org.tourniquet.local.townspeople;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.tourniquet.local.suite.Reply;

import com.fasterxml.jackson.databind.JsonNode;

/** A person's hands: a browser and a phone, and nothing that the public does not have. */
final class Outside implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    JsonNode get(URI where) throws IOException, InterruptedException {
        return read(http.send(HttpRequest.newBuilder(where).timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString()));
    }

    JsonNode post(URI where, Object what) throws IOException, InterruptedException {
        return read(http.send(HttpRequest.newBuilder(where).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(Reply.JSON.writeValueAsString(what)))
                .build(), BodyHandlers.ofString()));
    }

    /** the button that mail programs have for leaving a list (RFC 8058) */
    void leave(URI list) throws IOException, InterruptedException {
        http.send(HttpRequest.newBuilder(list).timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")).build(), BodyHandlers.discarding());
    }

    private static JsonNode read(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " said " + answer.statusCode());
        }
        return answer.body().isBlank() ? Reply.JSON.nullNode() : Reply.JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
