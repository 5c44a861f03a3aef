package org.tourniquet.broadcast.audience;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.local.law.Eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A file is looked at before anybody of it is stored. */
@QuarkusTest
@BroadcastTest
class PreparedFileTest {
    private static final String TOKEN = "t".repeat(43);
    private RequestSpecification manager;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private String audience;

    @BeforeEach
    void signIn() {
        manager = Browser.of("manager");
        audience = Browser.api("manager").body(Map.of("name", "Files " + run + UUID.randomUUID())).post("/api/audiences")
                .path("id");
    }

    @Test
    void a_file_is_shown_as_it_would_be_read_and_stored_only_when_one_says_so() {
        String file = upload(
                "Courriel;Nom;Téléphone\r\nh" + run + "@town.example;Hélène Lefèvre;\u2019+12125550171\r\n;Sans;911\r\n",
                "windows-1252");
        String page = manager().get(file).then().statusCode(200).extract().asString();
        assertTrue(page.contains("Hélène Lefèvre"), page);
        assertTrue(page.contains("<option value=\"windows-1252\" selected>"), page);
        assertTrue(page.contains("<option value=\"semicolon\" selected>"), page);
        assertTrue(page.contains("apostrophe of a spreadsheet") && page.contains("emergency number"), page);
        assertEquals(0, people());

        String done = answered(file, "action", "import");
        awaitEnd(done);
        assertEquals(1, people());
        assertTrue(manager().get(done).asString().contains("each one is accounted for"));
        Eventually.holds("the file is kept no longer than it is needed", () -> manager().get(file).statusCode() == 404);
    }

    @Test
    void what_was_guessed_can_be_changed_and_counting_keeps_the_file() {
        String file = upload("Kontakt,Name\ni" + run + "@town.example,Ida\n", "UTF-8");
        String page = manager().get(file).asString();
        assertTrue(page.contains("needs a column email"), page);
        assertFalse(page.contains("value=\"import\""), "what reaches nobody cannot be imported");
        answered(file, "action", "show", "charset", "UTF-8", "shownCharset", "UTF-8", "separator", "comma", "shownSeparator",
                "comma", "column", "email", "column", "leave_out");
        page = manager().get(file).asString();
        assertTrue(page.contains("i" + run + "@town.example") && page.contains("value=\"import\""), page);
        String counted = answered(file, "action", "count");
        awaitEnd(counted);
        assertEquals(0, people());
        assertTrue(manager().get(counted).asString().contains("Back to the file"));
    }

    @Test
    void another_encoding_and_separator_show_the_file_anew() {
        String file = upload("email;name\nl" + run + "@town.example;H\u00E9l\u00E8ne \u00E0 N\u00EEmes\n", "windows-1252");
        answered(file, "action", "show", "charset", "ISO-8859-2", "shownCharset", "windows-1252", "separator", "comma",
                "shownSeparator", "semicolon", "column", "email", "column", "name");
        String page = manager().get(file).asString();
        assertTrue(page.contains("<option value=\"ISO-8859-2\" selected>"), page);
        assertTrue(page.contains("email;name"), "the cells are cut anew: " + page);
        answered(file, "action", "show", "charset", "ISO-8859-2", "shownCharset", "ISO-8859-2", "separator", "semicolon",
                "shownSeparator", "comma");
        assertTrue(manager().get(file).asString().contains("H\u00E9l\u010Dne"));
    }

    @Test
    void a_file_that_was_imported_before_is_recognised_on_the_page() {
        String csv = "email\nj" + run + "@town.example\n";
        awaitEnd(answered(upload(csv, "UTF-8"), "action", "import"));
        String again = upload(csv, "UTF-8");
        assertTrue(manager().get(again).asString().contains("This very file was imported"));
        String refused = answered(again, "action", "import");
        awaitEnd(refused);
        String page = manager().get(refused).asString();
        assertTrue(page.contains("Nothing was imported") && page.contains("Look at the file again"), page);
    }

    @Test
    void what_is_no_text_is_refused_at_the_door() {
        given().spec(manager()).multiPart("file", "people.csv", new byte[] { 'P', 'K', 3, 4 }, "text/csv")
                .multiPart("csrf-token", TOKEN).post("/audiences/" + audience + "/files").then().statusCode(415);
        given().spec(manager()).multiPart("file", "../../x", "email\nx,\u0081\u0090".getBytes(Charset.forName("ISO-8859-1")),
                "text/csv").multiPart("csrf-token", TOKEN).post("/audiences/" + audience + "/files").then().statusCode(422);
        assertEquals(0L, (long) QuarkusTransaction.requiringNew()
                .call(() -> PreparedFile.count("audience", UUID.fromString(audience))));
    }

    @Test
    void a_file_that_nobody_confirms_is_forgotten() {
        String file = upload("email\nk" + run + "@town.example\n", "UTF-8");
        QuarkusTransaction.requiringNew().run(() -> PreparedFile.forget(Instant.now().plusSeconds(1)));
        assertEquals(404, manager().get(file).statusCode());
    }

    private String upload(String csv, String charset) {
        return path(given().spec(manager()).redirects().follow(false)
                .multiPart("file", "people.csv", csv.getBytes(Charset.forName(charset)), "text/csv")
                .multiPart("country", "").multiPart("csrf-token", TOKEN).post("/audiences/" + audience + "/files"));
    }

    private String answered(String file, String... fields) {
        RequestSpecification form = given().spec(manager()).redirects().follow(false).formParam("csrf-token", TOKEN);
        for (int i = 0; i < fields.length; i += 2)
            form.formParam(fields[i], fields[i + 1]);
        return path(form.post(file));
    }

    private static String path(Response response) {
        assertEquals(303, response.statusCode(), response.asString());
        return java.net.URI.create(response.header("Location")).getPath();
    }

    private void awaitEnd(String page) {
        String id = page.substring(page.lastIndexOf('/') + 1);
        Eventually.holds("the import ends", () -> !Browser.api("manager").get("/api/audiences/" + audience + "/imports/" + id)
                .<String> path("state").equals("RUNNING"));
    }

    private int people() {
        return Browser.api("manager").get("/api/audiences/" + audience).path("people");
    }

    private RequestSpecification manager() {
        return given().spec(manager).cookie("csrf-broadcast", TOKEN);
    }
}
