package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tourniquet.triage.protocol.Altered.object;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Every word in every language of a protocol, and whether it is short enough for a text message. */
class WordsTest {

    @Test
    void the_languages_of_a_protocol_include_its_own_and_those_that_are_signed_off() {
        assertEquals(Set.of("/defaultLocale", "/signedOff"), flaws("E-LOCALE", p -> {
            p.put("defaultLocale", "de");
            p.putArray("signedOff").add("fi").add("de");
        }));
        assertEquals(Set.of(), flaws("E-LOCALE", p -> p.putArray("signedOff").add("fi")));
    }

    @Test
    void a_language_is_reviewed_when_somebody_signed_it_or_the_language_it_belongs_to() {
        var protocol = ProtocolJson.read(Altered.json(p -> p.putArray("signedOff").add("fi").add("fr-CA")));
        assertEquals(List.of(false, false, false, true, true),
                List.of("fi", "fi-FI", "fr-CA", "fr", "en").stream().map(protocol::unreviewed).toList());
    }

    @ParameterizedTest
    @CsvSource({ "fr-CA,oui", "fr_FR,oui", "fr,oui", "ar-EG,na3am", "ar,yes", "hu,yes", ",yes" })
    void a_text_is_read_in_the_nearest_language_there_is(String language, String text) {
        var texts = new Localized(Map.of("en", "yes", "fr", "oui", "ar-EG", "na3am"), "en");
        assertEquals(text, texts.in(language));
    }

    @Test
    void a_text_that_is_nowhere_is_empty() {
        assertEquals("", new Localized(Map.of("fr", "oui"), "en").in("fi"));
    }

    @Test
    void thirteen_words_are_too_many_and_marks_that_stand_alone_are_no_words() {
        var twelve = "one two three four five six seven eight nine ten eleven twelve";
        assertEquals(Set.of("/questions/4/text/en"), flaws("W-WORDS", p -> {
            object(p, "/questions/3/text").put("en", twelve + " ? – …").put("fr", twelve.replace(' ', '\u00a0') + "\u00a0?");
            object(p, "/questions/4/text").put("en", twelve + " 13");
        }));
        assertEquals(List.of("A question has at most twelve words; this has 14. Under stress people keep only the beginning."),
                sentences("W-WORDS", p -> object(p, "/questions/4/text").put("en", twelve + " 13 14")));
    }

    @Test
    void a_question_and_its_answers_fit_into_one_text_message() {
        // "\n1 " before each of five answers is fifteen, the answers are five times ten
        assertEquals(List.of(), sms("x".repeat(95), "y".repeat(10)));
        assertEquals(List.of("As a text message this is longer than one part in en (161 of 160); write a shorter “sms”."),
                sms("x".repeat(96), "y".repeat(10)));
        assertEquals(List.of("As a text message this is longer than one part in en (71 of 70, UCS-2); write a shorter “sms”."),
                sms("ő".repeat(6), "y".repeat(10)));
        assertEquals(List.of(), sms("“…" + "x".repeat(91), "y".repeat(10)));
    }

    private static List<String> sms(String question, String answer) {
        return sentences("W-SMS", p -> {
            p.putArray("locales").add("en");
            p.set("questions", p.arrayNode().add(p.at("/questions/9")));
            object(p, "/questions/0").remove("sms");
            object(p, "/questions/0/text").put("en", question);
            p.at("/questions/0/options").forEach(o -> object(o, "/label").put("en", answer));
        });
    }

    @Test
    void lists_that_go_out_by_themselves_do_not_count_and_own_words_may_be_long() {
        assertEquals(Set.of("/questions/3/text", "/questions/4/sms"), flaws("W-SMS", p -> {
            p.putArray("locales").add("en");
            p.path("questions").forEach(q -> object(q, "").remove("sms"));
            for (int q = 0; q < p.path("questions").size(); q++)
                object(p, "/questions/" + q + "/text").put("en", "x".repeat(q == 3 ? 161 : q < 9 ? 160 : 20));
            object(p, "/questions/4").putObject("sms").put("en", "x".repeat(161));
            object(p, "/questions/5/text").put("en", "x".repeat(200));
            object(p, "/questions/5").putObject("sms").put("en", "short");
            object(p, "/questions/1/text").put("en", "When?");
            p.path("questions").forEach(q -> {
                if (q.path("phase").asText().equals("CONTEXT"))
                    object(q, "/text").put("en", "x".repeat(500));
            });
        }));
    }

    @ParameterizedTest
    @CsvSource({ "160,a,160,false,1", "161,a,161,false,2", "306,a,306,false,2", "307,a,307,false,3", "80,€,160,false,1",
            "81,€,162,false,2", "70,ő,70,true,1", "71,ő,71,true,2", "134,ő,134,true,2", "135,ő,135,true,3",
            "0,a,0,false,1" })
    void a_text_message_is_counted_as_the_network_counts_it(int many, String letter, int units, boolean unicode,
            int segments) {
        var size = SmsText.of(letter.repeat(many));
        assertEquals(new SmsText.Size(units, unicode, segments), size);
        assertEquals(unicode ? 70 : 160, size.room());
    }

    private static Set<String> flaws(String code, Consumer<ObjectNode> change) {
        return found(code, change).stream().map(Flaw::pointer).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> sentences(String code, Consumer<ObjectNode> change) {
        return found(code, change).stream().map(Flaw::sentence).toList();
    }

    private static List<Flaw> found(String code, Consumer<ObjectNode> change) {
        var found = new Findings(ProtocolJson.look(Altered.json(change)).protocol());
        Completeness.inspect(found);
        Brevity.inspect(found);
        return found.all().stream().filter(f -> f.code().equals(code)).toList();
    }
}
