package org.tourniquet.triage.authoring.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.authoring.sheets.ExpressionReader.NotUnderstood;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Conditions as XLSForm writes them. */
class ExpressionTest {

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('`', '"'));
    }

    private static String written(String condition) throws IOException {
        return Expression.of(json(condition), "safety"::equals);
    }

    @Test
    void a_condition_is_written_as_an_author_of_xlsform_expects() throws IOException {
        assertEquals("selected(${safety}, 'LIFE')", written("{`question`:`safety`,`is`:[`LIFE`]}"));
        assertEquals("${horizon} = 'hours' or ${horizon} = 'days'", written("{`question`:`horizon`,`is`:[`hours`,`days`]}"));
        assertEquals("selected(${safety}, 'LIFE') and not(${horizon} = 'later')", written(
                "{`all`:[{`question`:`safety`,`is`:[`LIFE`]},{`not`:{`question`:`horizon`,`is`:[`later`]}}]}"));
    }

    @Test
    void what_authors_write_instead_is_understood() throws Exception {
        assertEquals(json("{`question`:`safety`,`is`:[`LIFE`]}"), ExpressionReader.read(" selected( ${ safety } ,‘LIFE’ ) "));
        assertEquals(json("{`not`:{`question`:`horizon`,`is`:[`later`]}}"), ExpressionReader.read("${horizon} != “later”"));
        assertEquals(json("{`all`:[{`question`:`a`,`is`:[`1`]},{`question`:`b`,`is`:[`2`,`3`]}]}"),
                ExpressionReader.read("${a}='1' and (${b}='2' or ${b}=\"3\")"));
    }

    @Test
    void what_is_not_understood_says_what_belongs_there() {
        for (var wrong : List.of("selected(safety, 'LIFE')", "${a} > 3", "${a} = 'x", "${a} = 'x' and", "count(${a}) = 'x'",
                "$",
                "not ${a} = 'x'", "(".repeat(60) + "${a} = 'x'" + ")".repeat(60), "x".repeat(5_000))) {
            var told = assertThrows(NotUnderstood.class, () -> ExpressionReader.read(wrong), wrong).getMessage();
            assertTrue(told.contains("write it like") || told.contains("longer"), told);
        }
    }

    @Property
    void every_condition_comes_back_as_the_very_same(@ForAll("conditions") JsonNode condition) throws NotUnderstood {
        assertEquals(condition, ExpressionReader.read(Expression.of(condition, "safety"::equals)));
    }

    @Provide
    Arbitrary<JsonNode> conditions() {
        return conditions(3);
    }

    private Arbitrary<JsonNode> conditions(int depth) {
        var make = JsonNodeFactory.instance;
        Arbitrary<JsonNode> is = Arbitraries.of("safety", "horizon", "people-care").flatMap(question -> Arbitraries
                .of("LIFE", "hours", "it's", "unknown").list().ofMaxSize(3).map(values -> {
                    var node = make.objectNode().put("question", question);
                    values.forEach(node.putArray("is")::add);
                    return node;
                }));
        if (depth == 0)
            return is;
        Arbitrary<JsonNode> not = conditions(depth - 1).map(c -> make.objectNode().set("not", c));
        Arbitrary<JsonNode> several = Arbitraries.of("all", "any").flatMap(word -> conditions(depth - 1).list().ofMaxSize(3)
                .map(parts -> {
                    var node = make.objectNode();
                    node.putArray(word).addAll(parts);
                    return node;
                }));
        return Arbitraries.oneOf(is, not, several);
    }
}
