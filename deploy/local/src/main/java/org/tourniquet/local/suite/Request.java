package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;

/** One request to a page of the launcher. */
public final class Request {

    private static final int MAX_BODY = 8 << 20;

    private final HttpExchange exchange;
    private final Map<String, String> path;
    private byte[] body;

    Request(HttpExchange exchange, Map<String, String> path) {
        this.exchange = exchange;
        this.path = path;
    }

    /** a part of the path named in braces */
    public String path(String name) {
        return path.get(name);
    }

    /** null where it is absent */
    public String query(String name) {
        return pairs(exchange.getRequestURI().getRawQuery()).get(name);
    }

    /** the fields of a posted form, in their order; the last of equal names wins */
    public Map<String, String> form() throws IOException {
        return pairs(text());
    }

    /** null where it is absent */
    public String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    public URI uri() {
        return exchange.getRequestURI();
    }

    public String text() throws IOException {
        return new String(body(), StandardCharsets.UTF_8);
    }

    public byte[] body() throws IOException {
        if (body == null) {
            body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                throw new IllegalArgumentException("The body is larger than " + MAX_BODY + " bytes");
            }
        }
        return body;
    }

    /** null where the path does not fit the route, else what its braces hold */
    static Map<String, String> match(String[] route, String[] path) {
        if (route.length != path.length) {
            return null;
        }
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < route.length; i++) {
            int open = route[i].indexOf('{');
            int close = route[i].indexOf('}');
            if (open < 0) {
                if (!route[i].equals(path[i])) {
                    return null;
                }
                continue;
            }
            String before = route[i].substring(0, open);
            String after = route[i].substring(close + 1);
            if (path[i].length() <= before.length() + after.length() || !path[i].startsWith(before)
                    || !path[i].endsWith(after)) {
                return null;
            }
            found.put(route[i].substring(open + 1, close),
                    decode(path[i].substring(before.length(), path[i].length() - after.length())));
        }
        return found;
    }

    private static Map<String, String> pairs(String encoded) {
        var pairs = new LinkedHashMap<String, String>();
        if (encoded == null || encoded.isEmpty()) {
            return pairs;
        }
        for (String pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            pairs.put(decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return pairs;
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
