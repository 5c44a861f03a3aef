package org.tourniquet.triage.assessment.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.assessment.TextMessages;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.qute.i18n.Message;

/** What carriers and we obey is never an answer; what is prompted is never such a word. */
class KeywordsTest {

    private static final Pattern SIGN = Pattern.compile("(\\S+) = ");
    private static final List<String> WAYS_ON = List.of("go_on", "call_me", "a_person", "is_so", "not_so");
    private static final Asked ANY = new Asked(true, false, true,
            List.of(new Asked.Option("a", "Stop"), new Asked.Option("b", "End of the road"), new Asked.Option("none", "None")),
            List.of());

    @Test
    void every_word_that_the_sender_obeys_is_known_here_and_is_no_answer() throws IOException {
        var published = new ObjectMapper()
                .readTree(Files.readAllBytes(Path.of("../broadcast-service/contracts/keywords.v1.json")));
        published.forEach(words -> words.forEach(word -> {
            assertTrue(Keywords.is(word.asText()), word.asText());
            assertInstanceOf(Reading.Words.class, Reader.read(word.asText(), ANY, "en"), word.asText());
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = { "STOP", "End", "QUIT", "Cancel", "unsubscribe", "HELP", "info", "Start", "YES", "unstop", "Arrêt",
            "aide" })
    void the_carriers_words_are_known_however_they_are_written(String word) {
        assertTrue(Keywords.is(word));
    }

    /** "0 = a person", "web = in a browser": what stands before the sign is prompted, and so are the ways on. */
    @Test
    void nothing_that_we_ask_for_is_such_a_word() throws IOException {
        var prompted = new TreeSet<>(Languages.ALL);
        for (Map<String, String> texts : texts()) {
            texts.values().forEach(text -> SIGN.matcher(text).results().forEach(m -> prompted.add(m.group(1))));
            WAYS_ON.forEach(way -> prompted.add(texts.get(way)));
        }
        assertTrue(prompted.containsAll(List.of("0", "?", "web", "Call me", "Jatka")), prompted.toString());
        prompted.forEach(word -> assertFalse(Keywords.is(word), word));
    }

    /** What we say by text, as it is: English stands at the methods, the others in their files. */
    private static List<Map<String, String>> texts() throws IOException {
        var texts = new ArrayList<Map<String, String>>();
        texts.add(Stream.of(TextMessages.class.getMethods())
                .collect(Collectors.toMap(Method::getName, m -> m.getAnnotation(Message.class).value())));
        for (String language : Languages.ALL.stream().filter(l -> !l.equals("en")).toList()) {
            var file = new Properties();
            try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages/text_" + language + ".properties"))) {
                file.load(in);
            }
            texts.add(file.stringPropertyNames().stream().collect(Collectors.toMap(k -> k, file::getProperty)));
        }
        return texts;
    }

    @Test
    void each_number_of_a_list_means_its_own_choice() {
        for (int n = 1; n <= 12; n++) {
            var options = IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> new Asked.Option("o" + i, "Choice " + i)).toList();
            assertEquals(new Reading.Choice(List.of("o" + n)),
                    Reader.read("" + n, new Asked(false, false, true, options, List.of()), "en"));
        }
    }
}
