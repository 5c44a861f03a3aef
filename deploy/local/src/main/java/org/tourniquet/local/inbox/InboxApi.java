package org.tourniquet.local.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tourniquet.local.outside.Wanted;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;
import org.tourniquet.local.suite.Request;

/** The inbox for programs: read, count and empty it. */
final class InboxApi {

    private final Mailbox mailbox;

    InboxApi(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void on(Http http) {
        http.route("GET", "/api/count", request -> Reply.json(Map.of("count", mailbox.count(), "version", mailbox.version())));
        http.route("GET", "/api/messages", this::list);
        http.route("GET", "/api/messages/{id}", request -> mailbox.find(request.path("id"))
                .map(letter -> Reply.json(json(letter, true))).orElseGet(() -> Reply.problem(404, "There is no such mail")));
        http.route("DELETE", "/api/messages", request -> {
            mailbox.empty();
            return Reply.empty(204);
        });
    }

    /** Newest first; written one by one, so that a hundred thousand mails need no more memory than one. */
    private Reply list(Request request) {
        var wanted = Wanted.of(request);
        boolean whole = !"true".equals(request.query("brief"));
        return Reply.stream("application/json", out -> {
            out.write('[');
            boolean first = true;
            var letters = mailbox.newestFirst().filter(letter -> fits(letter, wanted)).limit(wanted.limit()).iterator();
            while (letters.hasNext()) {
                if (!first)
                    out.write(',');
                first = false;
                write(out, json(letters.next(), whole));
            }
            out.write(']');
        });
    }

    private static boolean fits(Letter letter, Wanted wanted) {
        for (var to : letter.to().split(", ")) {
            if (wanted.fits(to, letter.at()))
                return true;
        }
        return false;
    }

    private Map<String, Object> json(Letter letter, boolean whole) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", letter.id());
        json.put("from", letter.from().isEmpty() ? letter.sender() : letter.from());
        json.put("to", letter.to());
        json.put("subject", letter.subject());
        json.put("at", letter.at());
        json.put("envelope", Map.of("from", letter.sender(), "to", List.of(letter.to().split(", "))));
        json.put("size", letter.bytes());
        if (whole) {
            byte[] mail = mailbox.bytes(letter);
            var content = Content.of(mail);
            json.put("text", content.text());
            json.put("html", content.html());
            json.put("attachments", content.attachments());
            json.put("headers", Headers.of(mail).asMap());
        }
        return json;
    }

    private static void write(OutputStream out, Object value) throws IOException {
        out.write(Reply.JSON.writeValueAsBytes(value));
    }
}
