package org.tourniquet.local.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A small web server on loopback for the launcher's own pages; it can stop, come back on its port, and hold still. */
public final class Http {

    /** Answers one request; what it throws becomes a 500, an {@link IllegalArgumentException} a 400. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request) throws Exception;
    }

    private record Route(String method, String[] path, Handler handler) {
    }

    static {
        // with Nagle's algorithm on, each answer of the JDK's server waits up to 40 ms on a kept connection
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private static final Logger LOG = Logger.getLogger(Http.class.getName());

    private final List<Route> routes = new CopyOnWriteArrayList<>();
    private final Object gate = new Object();
    private int port;
    private HttpServer server;
    private volatile boolean paused;

    /** @param port 0 takes a free one, kept for every later start */
    public Http(int port) {
        this.port = port;
    }

    /** @param path like {@code /api/messages/{id}}; the first route that fits answers, so name the particular first */
    public Http route(String method, String path, Handler handler) {
        routes.add(new Route(method, path.split("/", -1), handler));
        return this;
    }

    public synchronized Http start() throws IOException {
        if (server != null) {
            return this;
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        port = server.getAddress().getPort();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        return this;
    }

    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
        resume();
    }

    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        synchronized (gate) {
            gate.notifyAll();
        }
    }

    public synchronized Part.State state() {
        return server == null ? Part.State.STOPPED : paused ? Part.State.PAUSED : Part.State.RUNNING;
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://localhost:" + port);
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            waitWhilePaused();
            var reply = foreign(exchange) ? Reply.problem(403, "Calls from pages of another origin are refused")
                    : reply(exchange);
            reply.send(exchange);
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.FINE, "The caller went away", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange) {
        String method = exchange.getRequestMethod();
        String[] path = exchange.getRequestURI().getRawPath().split("/", -1);
        boolean known = false;
        for (Route route : routes) {
            var parameters = Request.match(route.path(), path);
            known |= parameters != null;
            if (parameters != null
                    && (route.method().equals(method) || method.equals("HEAD") && route.method().equals("GET"))) {
                try {
                    return route.handler().handle(new Request(exchange, parameters));
                } catch (IllegalArgumentException e) {
                    return Reply.problem(400, e.getMessage());
                } catch (Exception e) {
                    LOG.log(Level.WARNING, method + " " + exchange.getRequestURI(), e);
                    return Reply.problem(500, e.toString());
                }
            }
        }
        return known ? Reply.problem(405, method + " is not answered here") : Reply.problem(404, "Nothing is here");
    }

    /** With "no-referrer" a browser would not name our own pages either, and their buttons would be refused. */
    public static final String OWN_PAGES_ONLY = "same-origin";

    /** A page somewhere on the web must not press our buttons; browsers name the origin of such a call. */
    private static boolean foreign(HttpExchange exchange) {
        var headers = exchange.getRequestHeaders();
        var origin = headers.getFirst("Origin");
        return origin != null && !exchange.getRequestMethod().matches("GET|HEAD")
                && !origin.equals("http://" + headers.getFirst("Host"));
    }

    private void waitWhilePaused() throws InterruptedException {
        synchronized (gate) {
            while (paused) {
                gate.wait();
            }
        }
    }
}
