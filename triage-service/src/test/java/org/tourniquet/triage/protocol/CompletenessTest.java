package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tourniquet.triage.protocol.Altered.object;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** No text of a protocol goes missing in any language without being named. */
@Tag("properties")
class CompletenessTest {

    /** Wherever a text is missing or blank, that place and no other is named. */
    @Property
    void every_text_that_is_missing_in_one_language_is_named_with_its_place(@ForAll long seed) {
        var random = new Random(seed);
        var missing = new TreeSet<String>();
        var flaws = flaws(p -> {
            object(p, "/questions/3").putObject("help").setAll(object(p, "/questions/3/text").deepCopy());
            object(p, "/questions/3").putObject("sms").setAll(object(p, "/questions/3/text").deepCopy());
            thin(p, "", random, missing);
        });
        assertEquals(missing, flaws);
    }

    private static void thin(JsonNode node, String at, Random random, Set<String> missing) {
        if (node instanceof ObjectNode texts && texts.has("ar") && texts.has("en")) {
            var language = List.of("en", "fr", "fi", "hu", "eo", "ar").get(random.nextInt(6));
            if (random.nextInt(4) > 0)
                return;
            if (random.nextBoolean())
                texts.remove(language);
            else
                texts.put(language, " ");
            missing.add(at + "/" + language);
        } else if (node.isObject())
            node.properties().stream().filter(e -> !e.getKey().equals("url"))
                    .forEach(e -> thin(e.getValue(), at + "/" + e.getKey(), random, missing));
        else
            for (int i = 0; i < node.size(); i++)
                thin(node.get(i), at + "/" + i, random, missing);
    }

    private static Set<String> flaws(Consumer<ObjectNode> change) {
        var found = new Findings(ProtocolJson.look(Altered.json(change)).protocol());
        Completeness.inspect(found);
        return found.all().stream().map(Flaw::pointer).collect(Collectors.toCollection(TreeSet::new));
    }
}
