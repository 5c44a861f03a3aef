package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;

/**
 * Files of people whose every field would like to run in a manager's browser: five hundred ways in its cells and headers,
 * sixty in its name, and every page that shows them is drawn twice, with the site's policy and without it. Nothing runs,
 * nothing leaves, and the
 * policy has nothing to complain of.
 */
class HostileFileJourney {
    private static final List<String> REFUSED = List.of("email", "phone", "language", "time_zone", "safe_contact");
    private static final List<String> KEPT = List.of("name", "region", "external_id", "tags", "street");
    private static final int HEADERS = 10;
    private static final int FILE_NAMES = 11;
    private static final int AUDIENCE_NAMES = 12;
    private static final int IN_A_FILE = 100;
    /**
     * What stands before the last slash is a folder and is not kept, and HTTP carries no quotation mark: words without them.
     */
    private static final List<String> FILE_NAMED = IntStream.range(0, HostileWords.MANY)
            .mapToObj(i -> HostileWords.of(FILE_NAMES, i)).filter(words -> !words.matches(".*[/\\\\\"].*")).toList();
    private static final int FILES_LISTED = 20;
    private static final int LOOKED_AT = 5;
    private static final String TOKEN = "t".repeat(43);

    private final URI broadcast = BadDays.uri(Port.BROADCAST);
    private final Api manager = Api.as("manager", broadcast);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> pages = new ArrayList<>();

    @Test
    void nothing_that_a_file_brings_runs_in_the_browser_of_whoever_looks_at_it() throws Exception {
        try (Person guarded = Person.atADesk(); Person bare = Person.withoutPolicies()) {
            Tripwire policy = Tripwire.before(guarded.page(), broadcast);
            Tripwire none = Tripwire.before(bare.page(), broadcast);
            guarded.signsIn("manager", broadcast, "/audiences");
            bare.signsIn("manager", broadcast, "/audiences");
            bring(guarded.session());
            for (Tripwire wire : List.of(policy, none))
                pages.forEach(path -> wire.draws(broadcast.resolve(path)));
            System.out.printf("hostile files: %d and %d pages drawn, of each field's %d words were seen %s%n", policy.pages,
                    none.pages, HostileWords.MANY, seen(policy));
            assertEquals(List.of(), policy.tripped);
            assertEquals(List.of(), none.tripped);
            assertEquals(policy.drawn, none.drawn);
            seen(policy).forEach((field, count) -> assertEquals(switch (field) {
                case "file name" -> FILE_NAMED.size();
                // on every fifth person's page, and where a file is looked at before it is stored
                case "external_id" -> HostileWords.MANY / LOOKED_AT + 40;
                default -> HostileWords.MANY;
            }, count, field));
        }
    }

    @Test
    void a_careless_page_would_have_been_noticed() {
        try (Person guarded = Person.atADesk(); Person bare = Person.withoutPolicies()) {
            Map<String, Long> stopped = careless(guarded.page());
            assertTrue(stopped.get("policy") >= 8 && stopped.get("holds") >= 15 && !stopped.containsKey("ran"),
                    stopped::toString);
            Map<String, Long> ran = careless(bare.page());
            assertTrue(ran.get("ran") >= 5 && ran.get("fetched") == 1 && ran.get("left") >= 4, ran::toString);
        }
    }

    private Map<String, Long> careless(Page page) {
        Tripwire wire = Tripwire.before(page, broadcast);
        String policy = manager.send("GET", "/api/audiences", null, null).headers().firstValue("Content-Security-Policy")
                .orElseThrow();
        page.route(broadcast.resolve("/careless").toString(), route -> route.fulfill(new Route.FulfillOptions()
                .setContentType("text/html").setHeaders(Map.of("Content-Security-Policy", policy))
                .setBody(HostileWords.careless())));
        wire.draws(broadcast.resolve("/careless"));
        Eventually.pause(java.time.Duration.ofMillis(500));
        return wire.kinds();
    }

    private Map<String, Integer> seen(Tripwire wire) {
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < KEPT.size(); i++)
            seen.put(KEPT.get(i), (int) wire.drawn(i));
        for (int i = 0; i < REFUSED.size(); i++)
            seen.put(REFUSED.get(i), (int) wire.drawn(KEPT.size() + i));
        seen.put("header", (int) wire.drawn(HEADERS));
        seen.put("file name", (int) wire.drawn(FILE_NAMES));
        return seen;
    }

    /** Brings everything in, and notes the pages on which it is shown. */
    private void bring(String session) throws Exception {
        List<String> audiences = IntStream.range(0, HostileWords.MANY / IN_A_FILE).mapToObj(i -> manager
                .post("/api/audiences", Map.of("name", HostileWords.of(AUDIENCE_NAMES, i * IN_A_FILE + i))).get("id")
                .asText()).toList();
        pages.addAll(List.of("/audiences", "/segments/new"));
        for (int file = 0; file < HostileWords.MANY / IN_A_FILE; file++)
            bringFile(file, audiences.get(file), session);
        bringNames(audiences, session);
        audiences.forEach(audience -> pages.add("/audiences/" + audience));
        drill(audiences.getFirst());
    }

    /** A hundred people with hostile words in all that is kept, and five hundred rows that are refused and shown as such. */
    private void bringFile(int file, String audience, String session) throws Exception {
        int first = file * IN_A_FILE;
        StringBuilder csv = new StringBuilder(row(IntStream.range(first, first + IN_A_FILE)
                .mapToObj(i -> HostileWords.of(HEADERS, i)).toList(), "email", "name", "region", "external_id", "tags",
                "street", "street b", "street c", "street d", "street e"));
        List<String> empty = java.util.Collections.nCopies(IN_A_FILE, "");
        for (int i = first; i < first + IN_A_FILE; i++)
            csv.append(row(i == first ? java.util.Collections.nCopies(IN_A_FILE, "x") : empty, "hostile" + i + "@town.example",
                    person(i)));
        pages.add(upload(audience, "people.csv", csv.toString(), session));
        imported(audience, csv.toString(), IN_A_FILE, 0);
        for (int field = 0; field < REFUSED.size(); field++) {
            String column = REFUSED.get(field);
            StringBuilder wrong = new StringBuilder(column.equals("email") ? "email,phone\n" : "email," + column + "\n");
            for (int i = first; i < first + IN_A_FILE; i++) {
                String words = HostileWords.of(KEPT.size() + field, i);
                wrong.append(column.equals("email") ? row(List.of(), words, "") : row(List.of(), "x@town.example", words));
            }
            imported(audience, wrong.toString(), 0, IN_A_FILE);
        }
        for (int i = first; i < first + IN_A_FILE; i += LOOKED_AT)
            pages.add("/recipients/" + manager.get("/api/recipients?q=hostile" + i + "@town.example").get("items").get(0)
                    .get("id").asText());
        String one = pages.getLast();
        pages.addAll(List.of(one + "/change", one + "/rights"));
        // a page of people found shows fifty
        for (int i = first; i < first + IN_A_FILE; i += 10)
            pages.add("/recipients?q=hostile" + (i == 0 ? "0" : String.valueOf(i / 10)));
    }

    /** Every fifth person, whose page is drawn, has tags and attributes enough for those between. */
    private static String[] person(int which) {
        List<String> cells = new ArrayList<>(IntStream.range(0, 3).mapToObj(field -> HostileWords.of(field, which)).toList());
        boolean drawn = which % LOOKED_AT == 0;
        cells.add(drawn ? five(3, which).stream().map(tag -> tag.replaceAll("[;,|]", " ")).collect(Collectors.joining(";"))
                : "");
        cells.addAll(drawn ? five(4, which) : java.util.Collections.nCopies(LOOKED_AT, ""));
        return cells.toArray(String[]::new);
    }

    private static List<String> five(int field, int from) {
        return IntStream.range(from, from + LOOKED_AT).mapToObj(i -> HostileWords.of(field, i)).toList();
    }

    private void imported(String audience, String csv, int accepted, int rejected) {
        JsonNode report = manager.postCsv("/api/audiences/" + audience + "/imports", csv);
        assertEquals(accepted + " and " + rejected,
                report.get("accepted").asInt() + " and " + report.get("rejected").asInt(), report::toString);
        pages.add("/audiences/" + audience + "/imports/" + report.get("id").asText());
    }

    /** Files with hostile names, each read once so that it stands in its list. */
    private void bringNames(List<String> audiences, String session) throws Exception {
        for (int i = 0; i < FILE_NAMED.size(); i++) {
            String audience = audiences.get(i / FILES_LISTED);
            String prepared = upload(audience, FILE_NAMED.get(i), "email\nname" + i + "@town.example\n", session);
            String counted = form(prepared, session, "application/x-www-form-urlencoded",
                    "csrf-token=" + TOKEN + "&action=count");
            // one after the other, as people do
            Eventually.holds("it is counted", () -> !manager.get("/api" + counted).get("state").asText().equals("RUNNING"));
        }
    }

    private String upload(String audience, String name, String csv, String session) throws IOException, InterruptedException {
        String body = """
                --part
                Content-Disposition: form-data; name="csrf-token"

                %s
                --part
                Content-Disposition: form-data; name="file"; filename="%s"
                Content-Type: text/csv

                %s
                --part--
                """.formatted(TOKEN, name.replace("\\", "\\\\").replace("\"", "\\\""), csv.strip()).replace("\n", "\r\n");
        return form("/audiences/" + audience + "/files", session, "multipart/form-data; boundary=part", body);
    }

    /** Posts a form as a browser would; returns where it leads. */
    private String form(String path, String session, String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(broadcast.resolve(path)).header("Content-Type", type)
                .header("Cookie", "tourniquet-session=" + session + "; csrf-broadcast=" + TOKEN)
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertEquals(303, answer.statusCode(), () -> path + ": " + body + "\n" + answer.body());
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }

    /** A drill to some of them: their names stand among those who were told, and in what they would have read. */
    private void drill(String audience) {
        String incident = manager.post("/api/incidents",
                Map.of("title", "River over its banks", "kind", "NATURAL_DISASTER", "mode", "DRILL")).get("id").asText();
        JsonNode notice = manager.post("/api/incidents/" + incident + "/notices",
                Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL"), "reach", "EVERY", "wordings",
                        Map.of("en", Map.of("subject", "Water for {{name}}", "body", "Hello {{name}}"))));
        String path = "/notices/" + notice.get("id").asText();
        manager.post("/api" + path + "/submission");
        Api other = Api.as("manager2", broadcast);
        other.post("/api" + path + "/approval", Map.of("confirm", other.get("/api" + path).get("confirmWord").asText()));
        Eventually.holds("it is rehearsed", () -> manager.get("/api" + path + "/progress").get("complete").asBoolean());
        pages.addAll(List.of(path, path + "/progress", path + "/deliveries", "/rehearsals?notice=" + path.substring(9)));
        for (JsonNode one : manager.all("/api" + path + "/deliveries").subList(0, 25))
            pages.add(path + "/people/" + one.get("recipient").asText());
    }

    private static String row(List<String> rest, String first, String... others) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(List.of(others));
        cells.addAll(rest);
        return cells.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(Collectors.joining(",", "", "\n"));
    }
}
