package org.tourniquet.broadcast;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import io.restassured.response.Response;

/** Somebody of the staff who fills in forms as a browser without script does: what stands in them is sent along. */
public final class SignedIn {
    private final Map<String, String> cookies;
    private Document page;

    private SignedIn(Map<String, String> cookies) {
        this.cookies = cookies;
    }

    public static SignedIn as(String who) {
        return new SignedIn(new HashMap<>(given().redirects().follow(false).formParam("name", who).formParam("password", "demo")
                .post("/login").getCookies()));
    }

    public Document opens(String path) {
        Response shown = given().accept("text/html").cookies(cookies).urlEncodingEnabled(false).get(path).then().statusCode(200)
                .extract().response();
        cookies.putAll(shown.getCookies());
        page = Jsoup.parse(shown.asString());
        return page;
    }

    /**
     * Sends the form of the page that goes to this address, with these fields instead of what stands there; null takes one out.
     */
    public Response sends(String action, Map<String, ?> changes) {
        Element form = page.select("form[method=post]").stream().filter(each -> each.attr("action").equals(action)).findFirst()
                .orElseThrow(() -> new AssertionError("no form to " + action + " in " + page.select("form")));
        Map<String, Object> fields = new HashMap<>();
        ((FormElement) form).formData().forEach(field -> {
            @SuppressWarnings("unchecked")
            List<String> all = (List<String>) fields.computeIfAbsent(field.key(), name -> new ArrayList<String>());
            all.add(field.value());
        });
        changes.forEach((name, value) -> {
            fields.remove(name);
            if (value != null)
                fields.put(name, value);
        });
        Response answer = given().accept("text/html").cookies(cookies).redirects().follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8").formParams(fields).post(action);
        if (answer.statusCode() == 200 || answer.statusCode() == 422 || answer.statusCode() == 409)
            page = Jsoup.parse(answer.asString());
        return answer;
    }

    public Document page() {
        return page;
    }
}
