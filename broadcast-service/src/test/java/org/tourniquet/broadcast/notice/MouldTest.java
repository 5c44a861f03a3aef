package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Person;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is put into the open places of a wording. */
class MouldTest {
    private static final List<String> NASTY = List.of("{{contact}}", "{{other|x}}", "{inject:config}", "${7*7}", "<%=1%>",
            "{#for i in 1000000000}{i}{/for}", "{cdi:notice.stop}", "<script>alert(1)</script>", "\" onerror=\"x",
            "\uE000help\uE001",
            "$1\\1", "a\r\nBcc: b@town.example", "- item", "https://evil.example/<b>");

    @Property
    void a_value_is_text_and_is_put_in_once(@ForAll("values") String value) {
        MailMould mould = mould(new Wording("Hello {{name}}", "Dear {{name}},\n\nwater.", null, null));
        var mail = mould.fill(name -> name.equals("name") ? value : "https://help.example/", own());
        String line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").replace('\uE000', ' ').replace('\uE001', ' ')
                .strip();
        assertEquals("Hello " + line, mail.subject());
        assertTrue(mail.text().startsWith("Dear " + line + ",\n\nwater."), mail.text());
        assertTrue(mail.html().contains("Dear " + MailBody.escape(line) + ","), mail.html());
        assertFalse(mail.subject().contains("\n") || mail.subject().contains("\r"));
    }

    @Property
    void a_wording_without_open_places_is_left_as_it_is(@ForAll("values") String words) {
        String text = words.replace("{{", "{").strip();
        assertEquals(text.replace('\uE000', ' ').replace('\uE001', ' ').strip(), Mould.lay(text, place -> "never"));
    }

    @Test
    void what_stands_in_is_used_where_there_is_nothing() {
        MailMould mould = mould(new Wording("Hello {{name|neighbour & friend}}", "x", null, null));
        assertEquals("Hello neighbour & friend", mould.fill(name -> "", own()).subject());
        assertTrue(mould.fill(name -> "", own()).html().contains("Hello neighbour &amp; friend"));
        assertEquals("Hello Aino", mould.fill(name -> "Aino", own()).subject());
    }

    @Test
    void what_the_day_says_is_said_as_its_kind_in_each_language() {
        Map<String, Fill> day = Map.of("until", new Fill(FieldKind.TIME, "2026-11-22T18:00", false), "people",
                new Fill(FieldKind.NUMBER, "1250.5", false), "call", new Fill(FieldKind.PHONE, "+12025550111", false), "meter",
                new Fill(FieldKind.TEXT, "your meter", true));
        String text = "{{until}}; {{people}}; {{call}}; {{meter}}; {{nobody}}";
        assertEquals("Sunday 22 November, 18:00; 1,250.5; +1 202-555-0111; your meter; {{nobody}}",
                said(text, day, "en", Map.of()));
        assertEquals("sunnuntaina 22. marraskuuta klo 18:00; 1 250,5; +1 202-555-0111; M-7; {{nobody}}",
                said(text, day, "fi", Map.of("meter", "M-7")));
    }

    @Test
    void what_is_not_of_its_kind_is_refused_when_it_is_saved() {
        assertTrue(FieldKind.NUMBER.wrong("many").isPresent());
        assertTrue(FieldKind.TIME.wrong("tomorrow").isPresent());
        assertTrue(FieldKind.PHONE.wrong("1-800-FLOWERS").isPresent());
        assertTrue(FieldKind.LINK.wrong("javascript:alert(1)").isPresent());
        assertTrue(FieldKind.LINK.wrong("https://bit.ly/3x").isPresent());
        assertTrue(FieldKind.LINK.wrong("https://rivertown.example/a?b=c").isEmpty());
        assertTrue(FieldKind.PHONE.wrong("112").isEmpty());
        assertTrue(FieldKind.TIME.wrong("2026-11-22T18:00:00Z").isEmpty());
    }

    @Test
    void a_hundred_thousand_mails_are_filled_in_seconds() {
        MailMould mould = mould(
                new Wording("Hello {{name}}", "Dear {{name}},\n\n" + "the water rises. ".repeat(60), null, null));
        long begun = System.nanoTime();
        long bytes = 0;
        for (int each = 0; each < 100_000; each++) {
            String name = "Aino " + each;
            bytes += mould.fill(place -> name, own()).html().length();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(bytes > 100_000);
        assertTrue(took.compareTo(Duration.ofSeconds(30)) < 0, took.toString());
        System.out.println("100,000 mails filled in " + took.toMillis() + " ms");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(Arbitraries.of(NASTY),
                Arbitraries.strings().all().excludeChars('\uD800', '\uDFFF').ofMaxLength(60)
                        .filter(text -> text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE)))
                .filter(text -> !text.isBlank() && !text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\uE000\uE001]", "").isBlank());
    }

    private static String said(String text, Map<String, Fill> day, String language, Map<String, String> attributes) {
        WordingFill fill = new WordingFill(Wording.none().filledWith(day), language, "Town",
                ZoneId.of("Europe/Helsinki"), links());
        return Mould.of(fill.lay(text)).fill(fill.of(new Person(UUID.randomUUID(), "A", language, false, attributes), "", ""),
                UnaryOperator.identity());
    }

    private static MailMould mould(Wording wording) {
        WordingFill fill = new WordingFill(wording, "en", "Town", ZoneId.of("UTC"), links());
        return MailMould.of(new MailBody("Town", "en", false, fill.lay(wording.body()), HouseWords.in("en"), links()),
                fill.lay(wording.subject()));
    }

    private static Rendering.Links links() {
        return new Rendering.Links("https://town.example/incidents/1", Mould.mark(new Mould.Place("help", null)),
                Mould.mark(new Mould.Place("unsubscribe", null)), "K7M-4QP", "https://town.example/incidents/check");
    }

    private static NextBest.Choice own() {
        return new NextBest.Choice("en", "en", NextBest.Why.OWN);
    }
}
