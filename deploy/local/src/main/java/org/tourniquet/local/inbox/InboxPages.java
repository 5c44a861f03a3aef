package org.tourniquet.local.inbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.Pages;
import org.tourniquet.local.outside.Wanted;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Reply;
import org.tourniquet.local.suite.Request;

/** The inbox for people: the list at the left, the mail at the right, one after the other on a phone. */
final class InboxPages {

    private static final int PAGE = 40;
    /** Mail may style itself and show pictures it carries; it loads nothing, runs nothing, is sent nowhere. */
    private static final String POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; "
            + "connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Mailbox mailbox;
    private final Behaviours behaviours;
    private final Pages pages;

    InboxPages(Mailbox mailbox, Behaviours behaviours, Pages pages) {
        this.mailbox = mailbox;
        this.behaviours = behaviours;
        this.pages = pages;
    }

    void on(Http http) {
        http.route("GET", "/", request -> page(request, Optional.empty()));
        http.route("GET", "/messages/{id}", request -> mailbox.find(request.path("id"))
                .map(letter -> page(request, Optional.of(letter))).orElseGet(() -> Reply.seeOther("/")));
        http.route("GET", "/messages/{id}/raw", request -> mailbox.find(request.path("id"))
                .map(letter -> new Reply(200, "text/plain; charset=utf-8", mailbox.bytes(letter), Map.of()))
                .orElseGet(() -> Reply.problem(404, "There is no such mail")));
        http.route("POST", "/empty", request -> {
            mailbox.empty();
            return Reply.seeOther("/");
        });
    }

    private Reply page(Request request, Optional<Letter> chosen) {
        var words = Wanted.text(request, "q").orElse("");
        int page = Math.clamp(Wanted.text(request, "page").map(Wanted::whole).orElse(1), 1, 100_000);
        var letters = mailbox.newestFirst().filter(letter -> letter.fits(words.toLowerCase()))
                .skip((page - 1L) * PAGE).limit(PAGE + 1L).toList();
        var data = new HashMap<String, Object>();
        data.put("letters", letters.size() > PAGE ? letters.subList(0, PAGE) : letters);
        data.put("q", words);
        data.put("page", page);
        data.put("more", letters.size() > PAGE);
        data.put("count", mailbox.count());
        data.put("version", mailbox.version());
        data.put("faults", behaviours.all());
        data.put("chosen", chosen.isPresent());
        var shown = chosen.or(() -> letters.stream().findFirst());
        data.put("letter", shown.orElse(null));
        shown.ifPresent(letter -> show(letter, request, data));
        return Reply.html(pages.render("inbox", data)).with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", Http.OWN_PAGES_ONLY);
    }

    private void show(Letter letter, Request request, Map<String, Object> data) {
        byte[] mail = mailbox.bytes(letter);
        var content = Content.of(mail);
        var views = new ArrayList<>(List.of("text", "headers", "raw"));
        if (content.html() != null)
            views.addFirst("mail");
        var view = Wanted.text(request, "view").filter(views::contains).orElse(views.getFirst());
        data.put("views", views);
        data.put("view", view);
        data.put("attachments", content.attachments());
        data.put("before", mailbox.before(letter).map(Letter::id).orElse(null));
        data.put("after", mailbox.after(letter).map(Letter::id).orElse(null));
        switch (view) {
            case "mail" -> data.put("html", inert(content));
            case "headers" -> data.put("headers", Headers.of(mail).lines());
            case "raw" -> data.put("raw", new String(mail, 0, Math.min(mail.length, 512 << 10), StandardCharsets.UTF_8));
            default -> data.put("text", content.text() == null ? "This mail has no text part." : content.text().strip());
        }
    }

    /** Links open beside the inbox; whatever could act by itself is gone, and the sandbox would not let it act. */
    private static String inert(Content content) {
        var document = Jsoup.parse(content.html());
        document.select("script, base, meta[http-equiv], object, embed, iframe, form").remove();
        for (var picture : document.select("img[src^=cid:]"))
            picture.attr("src", content.pictures().getOrDefault(picture.attr("src").substring(4), "data:,"));
        document.head().prependElement("base").attr("target", "_blank");
        return document.outerHtml();
    }
}
