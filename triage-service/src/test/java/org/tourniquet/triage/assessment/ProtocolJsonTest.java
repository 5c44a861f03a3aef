package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The published schema and our reader say the same, judged by a validator that is not ours. */
class ProtocolJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SHIPPED = shipped();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ProtocolJson.schema());

    @Test
    void the_shipped_protocols_and_the_example_of_the_design_have_the_published_shape() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/protocols"))) {
            for (var file : files.filter(f -> !f.endsWith("emergency-numbers.json")).toList()) {
                assertEquals(Set.of(), SCHEMA.validate(JSON.readTree(file.toFile())));
                assertEquals(List.of(), ProtocolJson.look(JSON.readTree(file.toFile())).flaws());
            }
        }
        var example = Path.of(System.getProperty("tourniquet.data", "../../shared/data"), "protocol-example.json");
        if (Files.exists(example))
            assertEquals(Set.of(), SCHEMA.validate(JSON.readTree(example.toFile())));
    }

    @Test
    void every_wrong_shape_is_named_at_once_with_its_place_and_what_belongs_there() {
        var broken = SHIPPED.deepCopy();
        ((ObjectNode) broken).put("lables", "typo").put("unit", "marks").remove("situation");
        ((ObjectNode) broken.at("/dimensions")).putObject("WEATHER");
        ((ObjectNode) broken.at("/dimensions/MONEY")).put("pick", 1.5);
        ((ObjectNode) broken.at("/dimensions/TIME")).put("pick", 2_000_000);
        ((ObjectNode) broken.at("/flags/0")).putObject("when").put("if", "so");
        ((ObjectNode) broken.at("/questions/0")).put("phase", "LUNCH");
        ((ObjectNode) broken.at("/issues/0/links/0")).put("url", "javascript:alert(1)");
        ((ObjectNode) broken.at("/limits")).put("sessionTtl", "three days");
        ((ObjectNode) broken).put("version", new BigDecimal("1e30"));
        assertEquals(Set.of("/lables E-SHAPE", "/unit E-SHAPE", "/situation E-LOCALE", "/dimensions/WEATHER E-REF",
                "/dimensions/MONEY/pick E-WEIGHT", "/dimensions/TIME/pick E-WEIGHT", "/flags/0/when E-SHAPE",
                "/questions/0/phase E-SHAPE", "/issues/0/links/0/url E-LINK", "/limits/sessionTtl E-SHAPE",
                "/version E-SHAPE", "/version E-OVERFLOW"),
                ProtocolJson.look(broken).flaws().stream()
                        .map(f -> f.pointer() + " " + f.code()).collect(Collectors.toSet()));
        assertFalse(SCHEMA.validate(broken).isEmpty());
    }

    @Property(tries = 1500)
    @Tag("properties")
    void whatever_is_done_to_a_protocol_the_schema_and_the_reader_agree_about_it(@ForAll long seed) {
        var random = new Random(seed);
        var changed = SHIPPED.deepCopy();
        for (int i = 0; i <= random.nextInt(3); i++)
            change(changed, random);
        var judged = SCHEMA.validate(changed);
        var flaws = ProtocolJson.look(changed).flaws();
        assertEquals(judged.isEmpty(), flaws.isEmpty(), () -> judged + " / " + flaws);
        if (flaws.isEmpty())
            ProtocolJson.read(changed);
        assertTrue(flaws.stream().noneMatch(f -> f.sentence().isBlank() || f.warning()), flaws::toString);
        flaws.stream().map(Flaw::pointer).forEach(JsonPointer::compile);
    }

    /** Takes something out, puts something of another kind in, or adds a field. */
    private static void change(JsonNode root, Random random) {
        var place = root;
        while (random.nextInt(5) > 0 && place.isContainerNode() && !place.isEmpty()) {
            var children = new ArrayList<JsonNode>();
            place.forEach(c -> {
                if (c.isContainerNode())
                    children.add(c);
            });
            if (children.isEmpty())
                break;
            place = children.get(random.nextInt(children.size()));
        }
        if (place instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            var name = names.isEmpty() || random.nextInt(6) == 0 ? "added" : names.get(random.nextInt(names.size()));
            if (random.nextInt(3) == 0)
                object.remove(name);
            else
                object.set(name, anything(random));
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            if (random.nextBoolean())
                array.remove(random.nextInt(array.size()));
            else
                array.set(random.nextInt(array.size()), anything(random));
        }
    }

    private static JsonNode anything(Random random) {
        var make = JsonNodeFactory.instance;
        return switch (random.nextInt(12)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextInt(-3, 5));
            case 3 -> make.numberNode(random.nextInt(40) / 8.0);
            case 4 -> make.numberNode(random.nextLong());
            case 5 -> make.textNode(List.of("", "care", "9", "MINUTES", "SCORE", "fr", "PT5M", "P", "https://a.example")
                    .get(random.nextInt(9)));
            case 6 -> make.textNode("x".repeat(random.nextInt(80)));
            case 7 -> make.arrayNode();
            case 8 -> make.arrayNode().add("care").add("unknown");
            case 9 -> make.objectNode();
            case 10 -> make.objectNode().put("en", "Text");
            default -> make.objectNode().set("not", make.objectNode().put("question", "safety").set("is",
                    make.arrayNode().add("LIFE")));
        };
    }

    private static JsonNode shipped() {
        try (var in = ProtocolJsonTest.class.getResourceAsStream("/protocols/natural-disaster.json")) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
