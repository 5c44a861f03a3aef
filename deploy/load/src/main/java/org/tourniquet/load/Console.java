package org.tourniquet.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Two managers who make and approve notices through the API, as a script of theirs would. */
final class Console {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI broadcast;

    Console(URI broadcast) {
        this.broadcast = broadcast;
    }

    String importAudience(String csv) throws IOException, InterruptedException {
        String audience = call("manager", "POST", "/api/audiences", "application/json",
                JSON.writeValueAsString(Map.of("name", "Bench"))).get("id").asText();
        String imports = "/api/audiences/" + audience + "/imports";
        JsonNode report = call("manager", "POST", imports, "text/csv", csv);
        while (!List.of("DONE", "COMPLETE", "FAILED").contains(report.get("state").asText())) {
            Thread.sleep(200);
            report = call("manager", "GET", imports + "/" + report.get("id").asText(), null, (String) null);
        }
        return audience;
    }

    /** What became of a file's rows. */
    record Imported(long accepted, long rejected, long duplicates) {
    }

    /** Waits until the last row is committed. */
    Imported importFile(Path csv) throws IOException, InterruptedException {
        String audience = call("manager", "POST", "/api/audiences", "application/json",
                JSON.writeValueAsString(Map.of("name", "Bench"))).get("id").asText();
        String imports = "/api/audiences/" + audience + "/imports";
        JsonNode report = call("manager", "POST", imports, "text/csv", BodyPublishers.ofFile(csv));
        while (report.get("state").asText().equals("RUNNING")) {
            Thread.sleep(100);
            report = call("manager", "GET", imports + "/" + report.get("id").asText(), null, BodyPublishers.noBody());
        }
        if (!report.get("state").asText().equals("DONE"))
            throw new IllegalStateException("the import has ended otherwise: " + report);
        return new Imported(report.get("accepted").asLong(), report.get("rejected").asLong(),
                report.get("duplicates").asLong());
    }

    /** A live notice in one language over e-mail, ready to be approved. */
    String submittedNotice(String audience) throws IOException, InterruptedException {
        String incident = call("manager", "POST", "/api/incidents", "application/json",
                JSON.writeValueAsString(Map.of("title", "Bench " + Instant.now(), "kind", "SERVICE_OUTAGE", "mode", "LIVE")))
                .get("id").asText();
        Map<String, Object> wording = Map.of("subject", "The line is being repaired", "body", "x".repeat(1500));
        JsonNode notice = call("manager", "POST", "/api/incidents/" + incident + "/notices", "application/json",
                JSON.writeValueAsString(
                        Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL"), "reach", "EVERY",
                                "wordings", Map.of("en", wording), "nextUpdateAt",
                                Instant.now().plus(Duration.ofHours(2)).toString())));
        String id = notice.get("id").asText();
        call("manager", "POST", "/api/notices/" + id + "/submission", "application/json", "{}");
        return id;
    }

    /** Seconds from the approving call to the last outcome committed. */
    double approveAndAwaitComplete(String notice, int people) throws IOException, InterruptedException {
        String word = call("manager2", "GET", "/api/notices/" + notice, null, (String) null).get("confirmWord").asText();
        Instant approved = Instant.now();
        call("manager2", "POST", "/api/notices/" + notice + "/approval", "application/json",
                JSON.writeValueAsString(Map.of("confirm", word)));
        Instant limit = approved.plusSeconds(60 + people / 100);
        JsonNode progress = progress(notice);
        while (!progress.get("complete").asBoolean()) {
            if (Instant.now().isAfter(limit)) {
                throw new IllegalStateException("not complete after " + Duration.between(approved, limit) + ": " + progress);
            }
            Thread.sleep(50);
            progress = progress(notice);
        }
        Instant last = OffsetDateTime.parse(progress.get("lastAt").asText()).toInstant();
        return Duration.between(approved, last).toNanos() / 1e9;
    }

    long accepted(String notice) throws IOException, InterruptedException {
        JsonNode email = progress(notice).at("/media/EMAIL");
        return email.path("accepted").asLong() + email.path("delivered").asLong();
    }

    private JsonNode progress(String notice) throws IOException, InterruptedException {
        return call("manager", "GET", "/api/notices/" + notice + "/progress", null, (String) null);
    }

    private JsonNode call(String user, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        return call(user, method, path, type, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    private JsonNode call(String user, String method, String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(broadcast.resolve(path)).header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
                .method(method, body);
        if (type != null) {
            request.header("Content-Type", type);
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(method + " " + path + " said " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
