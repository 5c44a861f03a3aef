package org.tourniquet.triage.authoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A protocol that is written in a spreadsheet program: out, changed in one cell, in again, compared and published. */
@QuarkusTest
@RealDesk
class SheetResourceTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String ZIP = "application/zip";
    private static final String TOKEN = "t".repeat(43);

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo");
    }

    private static RequestSpecification browser(String who) {
        String session = given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login")
                .then().statusCode(302).extract().cookie("tourniquet-session");
        return given().redirects().follow(false).header("Accept", "text/html").cookie("csrf-triage", TOKEN)
                .cookie("tourniquet-session", session);
    }

    private static void published(ObjectNode protocol) {
        as("editor").contentType(ContentType.JSON).body(protocol.toString()).post("/api/protocols").then().statusCode(201);
        as("lead").contentType(ContentType.JSON).post("/api/protocols/" + protocol.path("key").asText() + "/publish").then()
                .statusCode(200);
    }

    private static byte[] got(String path) {
        return as("editor").get(path).then().statusCode(200).extract().asByteArray();
    }

    private static ValidatableResponse sent(String type, byte[] file) {
        return as("editor").contentType(type).body(file).post("/api/protocols").then();
    }

    private static ValidatableResponse uploaded(String name, byte[] file) {
        return browser("editor").multiPart("file", name, file, "application/octet-stream").multiPart("csrf-token", TOKEN)
                .post("/protocols").then();
    }

    /** As somebody changes one cell: in the file whose name ends so, one text for another. */
    private static byte[] edited(byte[] zip, String file, String from, String to) throws IOException {
        var out = new ByteArrayOutputStream();
        boolean found = false;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip)); var edited = new ZipOutputStream(out)) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
                var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                found |= entry.getName().endsWith(file) && text.contains(from);
                edited.putNextEntry(new ZipEntry(entry.getName()));
                edited.write((entry.getName().endsWith(file) ? text.replace(from, to) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertTrue(found, file + " has no " + from);
        return out.toByteArray();
    }

    @Test
    void an_author_changes_a_weight_in_a_spreadsheet_sees_what_it_does_and_it_is_published() throws IOException {
        published(Written.protocol("sheet-csv"));
        byte[] file = got("/api/protocols/sheet-csv/1.csv.zip");
        sent(ZIP, edited(file, "points.csv", "TIME,16", "TIME,24")).statusCode(201)
                .header("Location", endsWith("/api/protocols/sheet-csv/2")).body("key", equalTo("sheet-csv"))
                .body("version", equalTo(2)).body("errors", empty()).body("warnings.code", hasItem("W-SIGNED-OFF"));
        as("editor").get("/api/protocols/sheet-csv/2/comparison").then().statusCode(200).body("sameLogic", equalTo(false))
                .body("changes.size()", equalTo(1)).body("changes[0].before", equalTo("16"))
                .body("changes[0].after", equalTo("24")).body("replay", not(empty()));
        as("lead").contentType(ContentType.JSON).post("/api/protocols/sheet-csv/publish").then().statusCode(200)
                .body("version", equalTo(2)).body("status", equalTo("ACTIVE"));
    }

    @Test
    void an_excel_file_goes_out_and_in_by_its_media_type_and_by_its_ending_and_nothing_of_it_is_lost() {
        published(Written.protocol("sheet-xlsx"));
        byte[] file = as("auditor").accept(XLSX).get("/api/protocols/sheet-xlsx/1").then().statusCode(200).contentType(XLSX)
                .header("Content-Disposition", containsString("sheet-xlsx-1.xlsx")).extract().asByteArray();
        as("auditor").accept(ZIP).get("/api/protocols/sheet-xlsx/1").then().statusCode(200).contentType(ZIP);
        as("auditor").accept("*/*").get("/api/protocols/sheet-xlsx/1").then().statusCode(200).contentType(ContentType.JSON);
        assertEquals('P', got("/api/protocols/sheet-xlsx/1.xlsx")[0]);
        sent(XLSX, file).statusCode(201).body("version", equalTo(2));
        as("editor").get("/api/protocols/sheet-xlsx/2/comparison").then().statusCode(200).body("sameLogic", equalTo(true))
                .body("changes", empty());
        as("agent").contentType(XLSX).body(file).post("/api/protocols").then().statusCode(403);
    }

    @Test
    void everything_wrong_is_told_by_sheet_row_and_column_and_nothing_is_kept() throws IOException {
        published(Written.protocol("sheet-wrong"));
        byte[] file = edited(got("/api/protocols/sheet-wrong/1.csv.zip"), "points.csv", "TIME,16", "TIME,much");
        file = edited(file, "influence.csv", ",HOURS,", ",SOON,");
        sent(ZIP, file).statusCode(422).contentType("application/problem+json").body("code", equalTo("protocol-wrong"))
                .body("errors.collect { it.sheet + ' ' + it.cell + ' ' + it.column + ' ' + it.code }",
                        hasItem("points B6 pick E-WEIGHT"))
                .body("errors.findAll { it.sheet == 'influence' && it.column == 'within' && it.code == 'E-SHAPE' }.size()",
                        greaterThan(0));
        as("editor").get("/api/protocols/sheet-wrong").then().statusCode(200).body("draft", equalTo(null));
        as("editor").contentType(ZIP).body(file).post("/api/protocols/validate").then().statusCode(422);
        as("editor").contentType("text/csv").body("a,b\nc,d\n").post("/api/protocols").then().statusCode(415)
                .body("detail", containsString("several"));
    }

    @Test
    void what_reads_well_but_cannot_be_published_is_kept_and_named_by_its_cell() throws IOException {
        published(Written.protocol("sheet-flawed"));
        byte[] file = edited(got("/api/protocols/sheet-flawed/1.csv.zip"), "influence.csv", "power,comms,3", "power,power,3");
        sent(ZIP, file).statusCode(201).body("errors.collect { it.sheet + ' ' + it.row + ' ' + it.code }",
                hasItem(equalTo("influence 2 E-EDGE")));
        uploaded("flawed.zip", file).statusCode(200).body(containsString("It was kept as the draft of"),
                containsString("influence"), containsString("E-EDGE"));
    }

    @Test
    void an_editor_downloads_and_uploads_in_the_browser() throws IOException {
        published(Written.protocol("sheet-pages"));
        browser("editor").get("/protocols/sheet-pages/1").then().statusCode(200)
                .body(containsString("/protocols/sheet-pages/1/file.xlsx"),
                        containsString("/protocols/sheet-pages/1/file.csv.zip"));
        byte[] file = browser("editor").header("Accept", "*/*").get("/protocols/sheet-pages/1/file.xlsx").then().statusCode(200)
                .extract().asByteArray();
        uploaded("pages.xlsx", file).statusCode(303).header("Location", endsWith("/protocols/sheet-pages/2"));
        byte[] csv = browser("editor").header("Accept", "*/*").get("/protocols/sheet-pages/1/file.csv.zip").then()
                .statusCode(200)
                .extract().asByteArray();
        uploaded("pages.zip", edited(csv, "points.csv", "TIME,16", "TIME,much")).statusCode(422)
                .body(containsString("One thing to correct in the spreadsheet"), containsString("<code>pick</code>"),
                        containsString("B6"), containsString("“much” is not a whole number"));
        uploaded("points.csv", "dimension,pick\nTIME,16\n".getBytes(StandardCharsets.UTF_8)).statusCode(415)
                .body(containsString("One CSV file holds one sheet only"));
        uploaded("old.xls", new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0 }).statusCode(415)
                .body(containsString("old .xls"));
    }
}
