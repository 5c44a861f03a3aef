package org.tourniquet.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.inbox.MailInbox;

class PartsPageTest {

    private final HttpClient client = HttpClient.newHttpClient();
    @TempDir
    Path place;
    RunningSuite suite;
    Http page;

    @BeforeEach
    void start() throws Exception {
        var options = SuiteOptions.forTests().on(place.resolve("data"));
        var data = DataFolder.open(options.data(), false);
        var inbox = new MailInbox(data.path(), options.addresses().port(Port.SMTP), options.addresses().port(Port.MAIL), 0,
                Clock.systemUTC());
        inbox.start();
        suite = new RunningSuite(options, data, Secrets.keptIn(place.resolve("secrets")), Map.of("inbox", inbox));
        page = new PartsPage(suite).on(0).start();
    }

    @AfterEach
    void end() {
        page.stop();
        suite.close();
    }

    @Test
    void a_part_is_stopped_and_comes_back_where_it_was() throws Exception {
        URI inbox = suite.uri(Port.MAIL).resolve("/api/messages");
        assertTrue(post("/api/parts/inbox/stop").body().contains("\"state\":\"STOPPED\""));
        assertThrows(ConnectException.class, () -> get(inbox));
        assertTrue(post("/api/parts/mail/start").body().contains("\"state\":\"RUNNING\""));
        assertEquals(200, get(inbox).statusCode());
        assertTrue(get(page.address().resolve("/api/parts")).body().contains("\"name\":\"inbox\",\"state\":\"RUNNING\""));
    }

    @Test
    void an_unknown_part_or_action_is_named_with_those_there_are() throws Exception {
        var part = post("/api/parts/printer/stop");
        assertEquals(404, part.statusCode());
        assertTrue(part.body().contains("postgres, kafka, inbox"), part.body());
        var action = post("/api/parts/inbox/explode");
        assertEquals(404, action.statusCode());
        assertTrue(action.body().contains("pause"), action.body());
    }

    @Test
    void a_person_sees_the_parts_and_what_can_be_done() throws Exception {
        String html = get(page.address()).body();
        assertTrue(html.contains("<th scope=\"row\">inbox</th><td>running</td>"), html);
        assertTrue(html.contains("action=\"/parts/inbox/kill\""), html);
    }

    private HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(page.address().resolve(path))
                .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
