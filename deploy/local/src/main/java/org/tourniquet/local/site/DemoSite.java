package org.tourniquet.local.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

import org.tourniquet.local.outside.Pages;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Part;
import org.tourniquet.local.suite.Reply;

/** The City of Rivertown's web site, an ordinary host page of the banner with a strict policy of its own. */
public final class DemoSite implements Part {

    private final Pages pages;
    private final URI broadcast;
    private final URI directory;
    private final URI triage;
    private final Http http;

    public DemoSite(int port, URI broadcast, URI directory, URI triage, Clock clock) {
        this.http = new Http(port);
        this.pages = new Pages(clock);
        this.broadcast = broadcast;
        this.directory = directory;
        this.triage = triage;
        http.route("GET", "/", request -> page("home"));
        http.route("GET", "/waste", request -> page("waste"));
        Pages.assets(http);
    }

    public static DemoSite start(int port, URI broadcast, URI directory, URI triage) {
        DemoSite site = new DemoSite(port, broadcast, directory, triage, Clock.systemUTC());
        site.start();
        return site;
    }

    private Reply page(String which) {
        String page = pages.render("site",
                Map.of("which", which, "broadcast", broadcast, "directory", directory, "triage", triage));
        // what a careful town would allow: its own files and the one script of the organisation that warns it
        return Reply.html(page)
                .with("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self' "
                        + broadcast + "; connect-src " + broadcast
                        + "; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
                .with("Cache-Control", "no-cache");
    }

    @Override
    public String name() {
        return "site";
    }

    @Override
    public URI address() {
        return http.address();
    }

    @Override
    public State state() {
        return http.state();
    }

    @Override
    public void start() {
        try {
            http.start();
        } catch (IOException e) {
            throw new UncheckedIOException("Demo site on port " + http.port() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void stop() {
        http.stop();
    }

    @Override
    public void pause() {
        http.pause();
    }

    @Override
    public void resume() {
        http.resume();
    }
}
