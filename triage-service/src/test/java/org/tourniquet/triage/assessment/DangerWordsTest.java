package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.protocol.Phase;

/** What the lexicon must hear, and what it must not call a human for. */
class DangerWordsTest {

    private final DangerWords words;

    DangerWordsTest() throws IOException {
        words = new DangerWords();
    }

    @ParameterizedTest
    @ValueSource(strings = { "I want to DIE", "my father can’t   breathe", "cant breathe properly", "I don’t want to live",
            "We are trapped in the cellar!", "grandma is bleeding and unconscious", "the roof is on fire",
            "strong smell of gas here", "he hits me again", "she took too many pills", "I think it is a heart attack",
            "my son is missing since noon", "he has a knife", "her lips are blue", "he is kicking the door",
            "my oxygen machine stopped with the power", "the water is up to my belt",
            "Je veux mourir", "il est coince sous la porte", "J’étouffe", "envie d’en finir", "mon mari me frappe",
            "la maison brule", "il s’est évanoui", "ma fille a disparu", "je suis coincé sur le toit",
            "Isä ei hengita", "haluan kuolla", "en jaksa enaa elaa", "talo palaa", "mummo on tajuton",
            "mies lyö minua", "lapsi on kadonnut", "auto hukkuu tulvaan, olemme loukussa", "äidillä on rintakipua",
            "Öngyilkos leszek", "nem kapok levegot", "Ég a ház!", "apám elájult", "a férjem bántalmaz", "eltűnt a lányom",
            "nem akarok élni", "erősen vérzik", "leszúrta a testvéremet",
            "Mi volas morti", "la domo brulas", "li ne spiras", "mia infano malaperis", "forte sangas",
            "أريد أن أموت", "أبي لا يتنفّس", "هناك حريق", "سأقتل نفسي", "زوجي يضربني", "أمي فقدت الوعي",
            "نحن تحت الأنقاض", "رائحة الغاز قوية", "وينزف كثيرًا", "مش قادر اتنفس" })
    void danger_is_heard_with_and_without_accents_and_capitals(String text) {
        assertTrue(words.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "The power is out since nine", "When does the insurer come?", "The page in Firefox is blank",
            "I use the form on Firefox", "Our firm is bleeding money", "drowning in paperwork", "my phone battery is dying",
            "I nearly had a heart attack when I saw the bill", "Stop asking me the same thing", "I had to get it off my chest",
            "I am dying to know",
            "We were in hospital, all is well now", "Where can I get food tonight?",
            "Merci beaucoup", "Mon dossier est coincé depuis lundi", "en feuilletant le dossier", "c’est inconscient",
            "Ce qui me frappe, c’est le délai", "je veux en finir avec ce formulaire", "coincés dans les embouteillages",
            "mon assurance incendie ne répond pas", "l’entreprise saigne à blanc",
            "Kiitos, haemme vettä", "tulipalosta on viikko, milloin tarkastaja tulee", "kone ei herää",
            "tajuttoman pitkä jono", "hukkumassa töihin", "loukussa byrokratiassa", "puhelimen akku on kuolemassa",
            "Köszönöm szépen", "eszméletlenül lassú az oldal", "eszméletlen jó munka", "késéssel érkezik a busz",
            "megveregette a vállam", "haldoklik az akkum", "kigyulladt a fény",
            "leszűrtem a tanulságot", "Dankon pro la helpo", "ili ne ŝanĝas la prezon", "dronas en laboro", "brulas la lampo",
            "la baterio mortas",
            "شكراً لكم", "متى يأتي خبير التأمين؟", "نزيف الأموال مستمر", "أريد الطعن في القرار", "نغرق في الديون",
            "بطارية هاتفي ضعيفة", "طلبي عالق منذ أسبوع" })
    void ordinary_words_and_figures_of_speech_call_nobody(String text) {
        assertFalse(words.in(text));
    }

    @Test
    void a_phrase_begins_where_a_word_begins() {
        assertFalse(words.in("I was contrapped by the form"));
    }

    /** What is about danger may ring; the rest of our own sentences are ordinary words in six languages. */
    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "health-personal", "business-failure", "service-outage" })
    void our_own_sentences_about_everything_else_call_nobody(String key) {
        var protocol = ProtocolJson.shipped(key);
        var ordinary = Stream.of(protocol.influence().stream().flatMap(e -> e.sentence().stream()),
                protocol.questions().stream().filter(q -> q.phase() != Phase.SAFETY)
                        .flatMap(q -> Stream.concat(Stream.of(q.text()), q.why().stream())),
                protocol.issues().stream().filter(i -> !i.id().equals("distress"))
                        .flatMap(i -> Stream.concat(i.complications().stream(), Stream.concat(Stream.of(i.label()),
                                i.stopTheBleeding().stream().flatMap(w -> w.steps().stream())))));
        ordinary.flatMap(s -> s).flatMap(s -> s.texts().values().stream()).forEach(t -> assertFalse(words.in(t), t));
    }

    @Test
    void a_figure_of_speech_hides_no_danger_beside_it() {
        assertTrue(words.in("I am drowning in debt and want to die"));
        assertTrue(words.in("Mon dossier est coincé et je veux mourir"));
    }
}
