package org.tourniquet.local.suite;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;

/** The answer of a page of the launcher. */
public record Reply(int status, String type, byte[] body, Map<String, String> headers, Stream stream) {

    /** Writes a body too large to be held. */
    @FunctionalInterface
    public interface Stream {
        void to(OutputStream out) throws IOException;
    }

    private static final int HANG_UP = -1;

    /** times as ISO 8601, in and out */
    public static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();

    public Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this(status, type, body, headers, null);
    }

    public static Reply stream(String type, Stream stream) {
        return new Reply(200, type, new byte[0], Map.of(), stream);
    }

    /** The connection is closed without a word. */
    public static Reply hangUp() {
        return empty(HANG_UP);
    }

    public static Reply html(String page) {
        return text(200, "text/html; charset=utf-8", page);
    }

    public static Reply json(Object value) {
        return json(200, value);
    }

    public static Reply json(int status, Object value) {
        return text(status, "application/json", written(value));
    }

    public static Reply problem(int status, String detail) {
        return text(status, "application/problem+json",
                written(Map.of("status", status, "detail", detail == null ? "" : detail)));
    }

    public static Reply empty(int status) {
        return new Reply(status, null, new byte[0], Map.of());
    }

    public static Reply seeOther(String location) {
        return empty(303).with("Location", location);
    }

    public static Reply text(int status, String type, String body) {
        return new Reply(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more, stream);
    }

    void send(HttpExchange exchange) throws IOException {
        if (status == HANG_UP) {
            return;
        }
        exchange.getRequestBody().skip(Long.MAX_VALUE);
        headers.forEach(exchange.getResponseHeaders()::set);
        if (type != null) {
            exchange.getResponseHeaders().set("Content-Type", type);
        }
        if (stream != null) {
            exchange.sendResponseHeaders(status, 0);
            try (var out = new BufferedOutputStream(exchange.getResponseBody(), 1 << 16)) {
                stream.to(out);
            }
            return;
        }
        boolean silent = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, silent ? -1 : body.length);
        if (!silent) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
