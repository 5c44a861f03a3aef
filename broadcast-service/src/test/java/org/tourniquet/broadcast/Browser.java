package org.tourniquet.broadcast;

import static io.restassured.RestAssured.given;

import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Somebody of the staff at the pages, and the same person at the API. */
public final class Browser {

    private Browser() {
    }

    /** Signed in as people are. */
    public static RequestSpecification of(String who) {
        return given().accept("text/html").cookies(given().redirects().follow(false).formParam("name", who)
                .formParam("password", "demo").post("/login").getCookies());
    }

    /** The same person sending a form of a page; follows nowhere. */
    public static RequestSpecification form(String who) {
        String token = "t".repeat(43);
        return of(who).redirects().follow(false).cookie("csrf-broadcast", token).formParam("csrf-token", token);
    }

    /** As a script signs in. */
    public static RequestSpecification api(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    public static String incident(String title, String mode) {
        return api("manager").body(Map.of("title", title, "kind", "NATURAL_DISASTER", "mode", mode)).post("/api/incidents")
                .then().statusCode(201).extract().path("id");
    }

    /** A new audience of the people of this file. */
    public static String audience(String csv) {
        String id = api("manager").body(Map.of("name", "Town " + UUID.randomUUID())).post("/api/audiences").then()
                .statusCode(201).extract().path("id");
        given().auth().preemptive().basic("manager", "demo").contentType("text/csv").body(csv)
                .post("/api/audiences/{id}/imports", id).then().statusCode(200);
        return id;
    }

    /** Handed in by one manager, let out by the other. */
    public static void letOut(String notice) {
        String word = api("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200).extract()
                .path("confirmWord");
        api("manager2").body(Map.of("confirm", word)).post("/api/notices/{id}/approval", notice).then().statusCode(200);
    }
}
