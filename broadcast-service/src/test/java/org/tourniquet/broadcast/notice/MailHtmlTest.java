package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

/** The designed half of a mail, as old programs draw it. */
class MailHtmlTest {
    private static final String WORDS = "The water rises.\n\nWhat to do:\n- Stay upstairs\n- Read https://town.example/a?b=c&d=e.\n\n"
            + "<b>Bold</b> & \"quoted\"";

    @Test
    void it_loads_nothing_and_runs_nothing() {
        for (String language : Languages.ALL) {
            Document mail = mail(language, false);
            assertEquals(0, mail.select("img, script, link, form, iframe, svg, [onload], [background]").size());
            assertFalse(mail.html().contains("url("), mail.html());
            assertEquals(List.of(), mail.select("a").eachAttr("href").stream().filter(link -> !link.startsWith("https://"))
                    .toList());
        }
    }

    @Test
    void it_is_a_table_of_six_hundred_pixels_or_as_narrow_as_the_screen() {
        Document mail = mail("en", false);
        assertTrue(mail.select("table[style*=max-width:600px]").attr("width").equals("100%"));
        assertTrue(mail.html().contains("<!--[if mso]><table role=\"presentation\" width=\"600\""));
        assertEquals(0, mail.select("[style*=flex], [style*=grid], [style*=inline-start]").size());
        assertEquals("presentation", mail.select("table").first().attr("role"));
    }

    @Test
    void arabic_runs_from_right_to_left() {
        Document mail = mail("ar", false);
        assertEquals("rtl", mail.select("html").attr("dir"));
        assertTrue(mail.select("ul").attr("style").contains("padding:0 20px 0 0"));
        assertTrue(mail.select("td[align]").eachAttr("align").contains("right"));
    }

    @Test
    void both_halves_say_the_same() {
        for (String language : Languages.ALL) {
            MailBody body = body(language, true);
            String seen = Jsoup.parse(body.html("Subject")).text();
            for (String line : body.text().lines().map(line -> line.replaceFirst("^(- |-- )", "").strip())
                    .filter(line -> !line.isEmpty())
                    .filter(line -> !line.startsWith("https://") && !line.contains("/u/1")).toList())
                assertTrue(
                        seen.contains(
                                line.endsWith(":") && !line.startsWith("What") ? line.substring(0, line.length() - 1) : line),
                        language + ": " + line + "\n" + seen);
        }
    }

    @Test
    void the_first_words_stand_beside_the_subject_in_the_list_of_mails() {
        String hidden = mail("en", false).select("div[style*=display:none]").text();
        assertTrue(hidden.startsWith("The water rises. What to do: - Stay upstairs"), hidden);
        assertFalse(hidden.contains("{{") || hidden.contains("\uE000"), hidden);
    }

    private static Document mail(String language, boolean drill) {
        return Jsoup.parse(body(language, drill).html("The water rises"));
    }

    private static MailBody body(String language, boolean drill) {
        return new MailBody("Rivertown City Services", language, drill, WORDS, HouseWords.in(language),
                new Rendering.Links("https://town.example/incidents/1", "https://help.example/?r=1", "https://town.example/u/1",
                        "K7M-4QP", "https://town.example/incidents/check"));
    }
}
