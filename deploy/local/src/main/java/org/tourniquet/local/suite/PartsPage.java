package org.tourniquet.local.suite;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The launcher's own page and API: what the parts are, and a hand on each. */
final class PartsPage {

    /** an action on a part, by its name in the API */
    private interface Action {
        void on(Part part) throws Exception;
    }

    private static final Map<String, Action> ACTIONS = Map.of("start", Part::start, "stop", Part::stop, "kill", Part::kill,
            "pause", Part::pause, "resume", Part::resume);

    private final RunningSuite suite;

    PartsPage(RunningSuite suite) {
        this.suite = suite;
    }

    Http on(int port) {
        return new Http(port).route("GET", "/", this::page)
                .route("GET", "/api/parts", request -> Reply.json(Watch.tell(suite)))
                .route("GET", "/api/parts/{name}", request -> one(request, 200))
                .route("POST", "/api/parts/{name}/{action}", request -> {
                    Reply refused = act(request);
                    return refused == null ? one(request, 200) : refused;
                })
                .route("POST", "/parts/{name}/{action}", request -> {
                    Reply refused = act(request);
                    return refused == null ? Reply.seeOther("/") : refused;
                });
    }

    private Reply one(Request request, int status) {
        String name = suite.part(request.path("name")).name();
        return Reply.json(status, Watch.tell(suite).stream().filter(told -> told.name().equals(name)).findFirst()
                .orElseThrow());
    }

    /** null where it was done */
    private Reply act(Request request) throws Exception {
        if (fromElsewhere(request)) {
            return Reply.problem(403, "Only this page and programs on this machine may ask for this");
        }
        Action action = ACTIONS.get(request.path("action"));
        if (action == null) {
            return Reply.problem(404, "There is no action " + request.path("action") + "; there are kill, stop, start, pause"
                    + " and resume");
        }
        Part part;
        try {
            part = suite.part(request.path("name"));
        } catch (IllegalArgumentException e) {
            return Reply.problem(404, e.getMessage());
        }
        action.on(part);
        suite.options().progress().step("%s: %s, now %s".formatted(part.name(), request.path("action"),
                part.state().name().toLowerCase(Locale.ROOT)));
        return null;
    }

    /** a name of the web that only pretends to be this machine; pages of other origins are refused before */
    private static boolean fromElsewhere(Request request) {
        String host = request.header("Host");
        return host == null || !Set.of("localhost", "127.0.0.1").contains(host.replaceFirst(":[0-9]+$", ""));
    }

    private Reply page(Request request) {
        String rows = Watch.tell(suite).stream().map(PartsPage::row).collect(Collectors.joining("\n"));
        return Reply.html("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Parts of the suite</title>
                <style>
                :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
                body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                table { border-collapse: collapse; width: 100%%; }
                th, td { text-align: start; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #8886;
                         vertical-align: middle; }
                form { display: inline; }
                button { font: inherit; padding: .25rem .6rem; min-height: 2rem; }
                small { opacity: .8; }
                </style>
                </head>
                <body>
                <main>
                <h1>Parts of the suite</h1>
                <p>Everything runs on this machine. What you stop or kill here comes back with Start, on the same port and
                with the same data. Data and logs are in <code>%s</code>.</p>
                <div style="overflow-x: auto" tabindex="0" role="region" aria-label="Parts">
                <table>
                <thead><tr><th scope="col">Part</th><th scope="col">State</th><th scope="col">Address</th>
                <th scope="col">Process</th><th scope="col">Do</th></tr></thead>
                <tbody>
                %s
                </tbody>
                </table>
                </div>
                </main>
                </body>
                </html>
                """.formatted(escape(suite.data().toString()), rows));
    }

    private static String row(Watch.Told told) {
        String address = told.address().startsWith("http") ? "<a href=\"%1$s\">%1$s</a>".formatted(escape(told.address()))
                : escape(told.address());
        List<String> actions = switch (told.state()) {
            case RUNNING -> List.of("Stop", "Kill", "Pause");
            case PAUSED -> List.of("Resume", "Kill");
            case STARTING -> List.of("Kill");
            case STOPPED, DEAD -> List.of("Start");
        };
        String buttons = actions.stream()
                .map(action -> ("<form method=\"post\" action=\"/parts/%s/%s\"><button aria-label=\"%s %s\">%s</button>"
                        + "</form>").formatted(told.name(), action.toLowerCase(Locale.ROOT), action, told.name(), action))
                .collect(Collectors.joining(" "));
        return "<tr><th scope=\"row\">%s</th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>".formatted(told.name(),
                told.state().name().toLowerCase(Locale.ROOT), address,
                told.pid() == null ? "in the launcher" : "<small>" + told.runs() + " " + told.pid() + "</small>", buttons);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
