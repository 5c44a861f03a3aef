package org.tourniquet.local.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

import org.tourniquet.local.outside.FaultsApi;
import org.tourniquet.local.outside.Wanted;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;
import org.tourniquet.local.suite.Request;

/** The gateway for journeys and checkers: read, count and empty it, and write as a person. */
final class GatewayApi {

    private final Texts texts;
    private final Inbound inbound;

    GatewayApi(Texts texts, Inbound inbound) {
        this.texts = texts;
        this.inbound = inbound;
    }

    void on(Http http) {
        http.route("GET", "/api/count", request -> Reply.json(Map.of("count", texts.count(), "version", texts.version())));
        http.route("GET", "/api/messages", this::list);
        http.route("DELETE", "/api/messages", request -> {
            texts.empty();
            return Reply.empty(204);
        });
        http.route("POST", "/api/inbound", request -> {
            Map<String, Object> json = FaultsApi.json(request);
            return Reply.json(201, json(inbound.write(text(json, "from"), text(json, "to"), text(json, "body"))));
        });
    }

    private static String text(Map<String, Object> json, String name) {
        Object value = json.getOrDefault(name, "");
        if (!(value instanceof String text)) {
            throw new IllegalArgumentException(name + " is a text");
        }
        return text;
    }

    private Reply list(Request request) {
        Wanted wanted = Wanted.of(request);
        return Reply.stream("application/json", out -> {
            out.write('[');
            boolean first = true;
            var found = texts.newestFirst().filter(text -> wanted.fits(text.to(), text.at())).limit(wanted.limit()).iterator();
            while (found.hasNext()) {
                out.write(first ? "".getBytes() : ",".getBytes());
                first = false;
                out.write(Reply.JSON.writeValueAsBytes(json(found.next())));
            }
            out.write(']');
        });
    }

    private static Map<String, Object> json(Text text) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", text.sid());
        json.put("direction", text.inbound() ? "inbound" : "outbound");
        json.put("from", text.from());
        json.put("to", text.to());
        json.put("body", text.body());
        json.put("parts", text.parts());
        json.put("status", text.status());
        json.put("errorCode", text.error());
        json.put("at", text.at());
        return json;
    }
}
