package org.tourniquet.broadcast.delivery.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A text provider at its worst, over real HTTP: what it does is decided by the last four digits of the number. */
public final class TextProvider implements AutoCloseable {
    private final HttpServer server;
    public final List<Map<String, String>> posts = new CopyOnWriteArrayList<>();
    private final AtomicInteger sids = new AtomicInteger();

    public TextProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (exchange.getRequestMethod().equals("GET") && exchange.getRequestURI().getPath().contains("/Messages/")) {
            one(exchange, exchange.getRequestURI().getPath().replaceAll(".*/Messages/|\\.json", ""));
            return;
        }
        if (exchange.getRequestMethod().equals("GET")) {
            list(exchange, exchange.getRequestURI().getRawQuery());
            return;
        }
        form.put("path", exchange.getRequestURI().getPath());
        form.put("sid", "SM%032x".formatted(sids.incrementAndGet()));
        posts.add(form);
        String to = form.get("To");
        switch (to.substring(to.length() - 4)) {
            case "0500" -> reply(exchange, 500, "{}");
            case "0503" -> reply(exchange, 503, "busy");
            case "0301" -> {
                exchange.getResponseHeaders().add("Location", address() + "/elsewhere");
                reply(exchange, 301, "");
            }
            case "0429" -> {
                exchange.getResponseHeaders().add("Retry-After", "7");
                reply(exchange, 429, error(20429, 429));
            }
            case "1610" -> reply(exchange, 400, error(21610, 400));
            case "1211" -> reply(exchange, 400, error(21211, 400));
            case "9999" -> reply(exchange, 400, error(99999, 400));
            case "0003" -> reply(exchange, 401, error(20003, 401));
            case "0200" -> reply(exchange, 200, "{\"sid\":null}");
            case "0201" -> reply(exchange, 201, "<html>not json</html>");
            case "0666" -> exchange.close();
            case "0777", "0778" -> pause();
            default -> reply(exchange, 201, message(form));
        }
    }

    private void list(HttpExchange exchange, String query) throws IOException {
        String to = form(query).get("To");
        if (to.endsWith("0500")) {
            reply(exchange, 500, "{}");
            return;
        }
        List<String> found = posts.stream().filter(form -> to.equals(form.get("To"))).map(TextProvider::message).toList();
        reply(exchange, 200, "{\"messages\":[" + String.join(",", found)
                + "],\"page\":0,\"page_size\":100,\"next_page_uri\":null,\"uri\":\"/x\",\"first_page_uri\":\"/x\",\"previous_page_uri\":null,\"start\":0,\"end\":0}");
    }

    /** What became of it: 0141 arrived, 0142 was off, 0143 wants no texts, the others are on their way. */
    private void one(HttpExchange exchange, String sid) throws IOException {
        Map<String, String> post = posts.stream().filter(form -> sid.equals(form.get("sid"))).findFirst().orElse(null);
        if (post == null) {
            reply(exchange, 404, error(20404, 404));
            return;
        }
        String end = switch (post.get("To").substring(post.get("To").length() - 4)) {
            case "0141" -> "\"delivered\"";
            case "0142" -> "\"undelivered\",\"error_code\":30003";
            case "0143" -> "\"failed\",\"error_code\":21610";
            default -> "\"sent\"";
        };
        reply(exchange, 200, message(post).replace("\"status\":\"queued\"", "\"status\":" + end));
    }

    private static void pause() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static String message(Map<String, String> form) {
        return "{\"sid\":\"" + form.get("sid") + "\",\"status\":\"queued\",\"body\":\""
                + form.get("Body").replace("\"", "\\\"").replace("\n", "\\n")
                + "\",\"to\":\"" + form.get("To") + "\",\"from\":\"" + form.get("From")
                + "\",\"direction\":\"outbound-api\",\"price_unit\":\"USD\",\"num_segments\":\"1\",\"date_created\":\""
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)) + "\"}";
    }

    private static String error(int code, int status) {
        return "{\"code\":" + code + ",\"message\":\"no\",\"more_info\":\"https://www.twilio.com/docs/errors/" + code
                + "\",\"status\":"
                + status + "}";
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0)
                form.put(URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
