package org.tourniquet.local.gateway;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.Pages;
import org.tourniquet.local.outside.Wanted;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;
import org.tourniquet.local.suite.Request;

/** The gateway for people: every number that was written to at the left, one person's phone at the right. */
final class PhonePages {

    private static final int NUMBERS = 60;
    private static final int BUBBLES = 60;
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** One number and the last thing that was said. */
    record Talk(String number, Text last) {

        String words() {
            return last.body();
        }

        String digits() {
            return number.substring(1);
        }

        String tail() {
            return number.substring(Math.max(0, number.length() - 2));
        }

        boolean theirs() {
            return last.inbound();
        }

        java.time.Instant at() {
            return last.at();
        }
    }

    private final GatewayAccount account;
    private final Texts texts;
    private final Inbound inbound;
    private final Behaviours behaviours;
    private final Pages pages;

    PhonePages(GatewayAccount account, Texts texts, Inbound inbound, Behaviours behaviours, Pages pages) {
        this.account = account;
        this.texts = texts;
        this.inbound = inbound;
        this.behaviours = behaviours;
        this.pages = pages;
    }

    void on(Http http) {
        http.route("GET", "/", request -> page(request, null));
        http.route("GET", "/phones/{number}", request -> page(request, "+" + digits(request)));
        http.route("POST", "/phones/{number}", request -> {
            String body = request.form().getOrDefault("body", "").strip();
            if (!body.isEmpty()) {
                inbound.write("+" + digits(request), account.number(), body);
            }
            return Reply.seeOther("/phones/" + digits(request));
        });
        http.route("POST", "/empty", request -> {
            texts.empty();
            return Reply.seeOther("/");
        });
    }

    private Reply page(Request request, String chosen) {
        String wanted = Wanted.text(request, "q").orElse("");
        List<Talk> talks = talks(wanted);
        String number = chosen != null ? chosen : talks.isEmpty() ? null : talks.getFirst().number();
        Map<String, Object> data = new HashMap<>();
        data.put("talks", talks);
        data.put("q", wanted);
        data.put("count", texts.count());
        data.put("version", texts.version());
        data.put("faults", behaviours.all());
        data.put("stranger", wanted.matches("\\+?[1-9][0-9 ]{6,16}") ? wanted.replaceAll("\\D", "") : null);
        data.put("chosen", chosen != null);
        data.put("number", number);
        data.put("digits", number == null ? "" : number.substring(1));
        data.put("ours", account.number());
        data.put("stopped", number != null && inbound.optedOut(number));
        data.put("bubbles", number == null ? List.of() : bubbles(number));
        return Reply.html(pages.render("phone", data)).with("Content-Security-Policy", POLICY).with("Referrer-Policy",
                Http.OWN_PAGES_ONLY);
    }

    /** A number stands in addresses without its +, which would mean a blank there. */
    private static String digits(Request request) {
        return request.path("number").replaceAll("\\D", "");
    }

    private List<Talk> talks(String wanted) {
        String digits = wanted.replaceAll("[^0-9+]", "");
        Map<String, Text> newest = new LinkedHashMap<>();
        var all = texts.newestFirst().filter(text -> text.person().contains(digits)).iterator();
        while (all.hasNext() && newest.size() < NUMBERS) {
            Text text = all.next();
            newest.putIfAbsent(text.person(), text);
        }
        return newest.entrySet().stream().map(talk -> new Talk(talk.getKey(), talk.getValue())).toList();
    }

    private List<Text> bubbles(String number) {
        List<Text> newest = new ArrayList<>(
                texts.newestFirst().filter(text -> text.person().equals(number)).limit(BUBBLES).toList());
        Collections.reverse(newest);
        return newest;
    }
}
