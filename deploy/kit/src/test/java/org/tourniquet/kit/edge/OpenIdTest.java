package org.tourniquet.kit.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;

/** Signing in as in production: pages by the code flow, the API by a bearer token, roles from the token, nobody by password. */
@QuarkusTest
@TestProfile(OpenIdTest.AsInProduction.class)
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class OpenIdTest {

    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tourniquet.login", "oidc", "quarkus.oidc.tenant-enabled", "true", "tourniquet.page-mechanism",
                    "code",
                    "tourniquet.api-mechanism", "bearer", "quarkus.oidc.credentials.secret", "only-the-services-know-this-one");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(IdentityProviderForTests.class));
        }
    }

    @Test
    void a_page_sends_a_stranger_to_the_provider_with_a_proof_and_brings_them_back() {
        Response asked = given().redirects().follow(false).get("/page?x=1");
        String way = asked.then().statusCode(302).extract().header("Location");
        assertTrue(way.contains("/auth?response_type=code") && way.contains("code_challenge_method=S256")
                && way.contains("client_id=tourniquet") && way.contains("%2Fsigned-in"), way);
        Map<String, String> session = signIn(asked, "elodie.editor");
        given().cookies(session).get("/page").then().statusCode(200).body(equalTo("page"));
        given().cookies(session).get("/login").then().body(containsString("Élodie of the provider"));
    }

    @Test
    void a_role_that_is_not_in_the_token_is_not_there() {
        Map<String, String> session = signIn(given().redirects().follow(false).get("/page"), "aino.agent");
        given().cookies(session).accept("text/html").get("/page").then().statusCode(403)
                .body(containsString("Your role may not do this"));
    }

    @Test
    void the_session_of_pages_never_opens_the_api() {
        Map<String, String> session = signIn(given().redirects().follow(false).get("/page"), "elodie.editor");
        given().cookies(session).contentType("application/json").body("{\"name\":\"boat\"}").post("/api/things").then()
                .statusCode(401).header("WWW-Authenticate", containsString("Bearer")).body("code", equalTo("not-signed-in"));
    }

    @Test
    void the_api_takes_a_token_of_the_provider_and_no_other() throws Exception {
        post(IdentityProviderForTests.accessToken("elodie", 300, "editor")).then().statusCode(201);
        post(IdentityProviderForTests.accessToken("aino", 300, "agent")).then().statusCode(403).body("code",
                equalTo("forbidden"));
        post(IdentityProviderForTests.accessToken("elodie", -300, "editor")).then().statusCode(401);
        post(IdentityProviderForTests.forged("elodie", "editor")).then().statusCode(401)
                .contentType("application/problem+json").header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void the_seeded_people_and_their_password_are_unknown() {
        given().auth().preemptive().basic("editor", "demo").contentType("application/json").body("{\"name\":\"boat\"}")
                .post("/api/things").then().statusCode(401);
        Response form = given().redirects().follow(false).formParam("name", "editor").formParam("password", "demo")
                .post("/login");
        given().cookies(form.cookies()).redirects().follow(false).get("/page").then().statusCode(302);
        given().get("/login").then().statusCode(200).body(not(containsString("password")));
    }

    @Test
    void who_signs_out_is_out_here_and_shown_the_way_out_there() {
        Map<String, String> session = signIn(given().redirects().follow(false).get("/page"), "elodie.editor");
        Response page = given().cookies(session).get("/login");
        Map<String, String> both = new HashMap<>(session);
        both.putAll(page.cookies());
        String token = page.body().asString().replaceAll("(?s).*name=\"form-token\" content=\"([^\"]+)\".*", "$1");
        Response out = given().cookies(both).redirects().follow(false).formParam("csrf-token", token).post("/logout");
        out.then().statusCode(303).header("Location", endsWith("/login?out=true"));
        assertTrue(
                out.cookies().entrySet().stream().anyMatch(c -> c.getKey().startsWith("q_session") && c.getValue().isEmpty()),
                out.cookies()::toString);
        given().get("/login?out=true").then().statusCode(200).body(containsString("/end?client_id=tourniquet"));
    }

    /** What the provider's page would do after the password: send the browser back with a code. */
    private static Map<String, String> signIn(Response asked, String code) {
        String state = asked.header("Location").replaceAll(".*[?&]state=([^&]+).*", "$1");
        Response back = given().cookies(asked.cookies()).redirects().follow(false)
                .get("/signed-in?state=" + state + "&code=" + code);
        back.then().statusCode(302).header("Location", containsString("/page"));
        Map<String, String> session = new HashMap<>(back.cookies());
        session.keySet().removeIf(name -> !name.startsWith("q_session"));
        return session;
    }

    private static Response post(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json").body("{\"name\":\"boat\"}")
                .post("/api/things");
    }
}
