package org.tourniquet.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;

import com.fasterxml.jackson.databind.JsonNode;

/** A gateway over real sockets, with a real listener where the organisation would be. */
abstract class GatewayAtWork {

    static final String SID = "AC" + "0123456789abcdef".repeat(2);
    static final String PHONE = "+12025550123";

    record Call(String signature, Map<String, String> form) {
    }

    @TempDir
    Path data;
    final HttpClient http = HttpClient.newHttpClient();
    final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    Http organisation;
    TextGateway gateway;

    @BeforeEach
    void begin() throws IOException {
        organisation = new Http(0);
        for (String path : List.of("/status", "/inbound")) {
            organisation.route("POST", path, request -> {
                calls.add(new Call(request.header("X-Twilio-Signature"), request.form()));
                return Reply.text(200, "text/xml", path.equals("/inbound") && request.form().get("Body").equals("hello")
                        ? "<Response><Message>We read you.</Message></Response>"
                        : "<Response/>");
            });
        }
        organisation.start();
        gateway = TextGateway.start(data, 0, account());
    }

    @AfterEach
    void end() {
        gateway.stop();
        organisation.stop();
    }

    GatewayAccount account() {
        return new GatewayAccount(SID, "secret", "+12025550100", organisation.address() + "/inbound");
    }

    void inbound(String body) throws Exception {
        assertEquals(201,
                post("/api/inbound", Reply.JSON.writeValueAsString(Map.of("from", PHONE, "to", "+12025550100", "body", body)))
                        .statusCode());
    }

    void behave(Map<String, Object> behaviour) throws Exception {
        assertEquals(201, post("/api/behaviour", Reply.JSON.writeValueAsString(behaviour)).statusCode());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return http.send(HttpRequest.newBuilder(at(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String to, String body, int status) throws IOException, InterruptedException {
        String form = "To=" + enc(to) + "&From=" + enc("+12025550100") + "&Body=" + enc(body) + "&StatusCallback="
                + enc(organisation.address() + "/status");
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(at("/2010-04-01/Accounts/" + SID + "/Messages.json"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", basic())
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        assertEquals(status, answer.statusCode(), answer.body());
        return answer;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).header("Authorization", basic()).build(), BodyHandlers.ofString());
    }

    URI at(String path) {
        return gateway.address().resolve(path);
    }

    static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString((SID + ":secret").getBytes(StandardCharsets.UTF_8));
    }

    static String enc(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Reply.JSON.readTree(answer.body());
    }
}
