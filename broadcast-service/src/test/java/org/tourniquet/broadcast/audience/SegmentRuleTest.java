package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a rule may say, and that what it does not say is refused and never means everyone. */
class SegmentRuleTest {
    private static final UUID KNOWN = UUID.randomUUID();
    private final Problem wrong = Problem.of(422, "segment-wrong", "wrong");

    @ParameterizedTest
    @ValueSource(strings = { "null", "{}", "[]", "true", "\"everyone\"", "{\"all\":[]}", "{\"any\":[]}", "{\"all\":null}",
            "{\"not\":null}", "{\"not\":{}}", "{\"field\":\"region\"}", "{\"field\":\"colour\",\"is\":\"red\"}",
            "{\"field\":\"attributes.\",\"is\":\"x\"}", "{\"field\":\"region\",\"is\":\"\"}",
            "{\"field\":\"region\",\"is\":null}", "{\"field\":\"region\",\"in\":[]}",
            "{\"field\":\"region\",\"like\":\"x\"}", "{\"field\":\"region\",\"is\":\"a\",\"startsWith\":\"b\"}",
            "{\"all\":[{\"field\":\"region\",\"is\":\"a\"}],\"any\":[]}", "{\"field\":\"language\",\"exists\":true}",
            "{\"field\":\"media\",\"is\":\"BANNER\"}", "{\"field\":\"safeContact\",\"is\":\"maybe\"}",
            "{\"field\":\"timeZone\",\"is\":\"Mars/Olympus\"}", "{\"field\":\"region\",\"is\":\"a\\u0000b\"}",
            "{\"field\":\"region\",\"is\":\"\\ud800\"}", "{\"field\":\"region\",\"is\":7}",
            "{\"field\":\"audience\",\"is\":\"00000000-0000-4000-8000-000000000001\"}",
            "{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"not\":{\"field\":\"region\",\"is\":\"a\"}}}}}}}" })
    void a_rule_that_says_nothing_or_nothing_we_know_is_refused(String rule) throws JsonProcessingException {
        assertNull(read(rule));
        assertTrue(wrong.any(), rule);
    }

    @Test
    void every_wrong_place_is_named_at_once() throws JsonProcessingException {
        read("""
                {"all":[{"field":"colour","is":"red"},{"field":"region","is":""},
                        {"any":[{"field":"language","in":["fi","Finnish"]},{"not":{"field":"tags"}}]}]}""");
        assertEquals(List.of("/rule/all/0/field", "/rule/all/1/is", "/rule/all/2/any/0/in/1", "/rule/all/2/any/1/not"),
                wrong.errors().stream().map(Problem.At::pointer).toList());
    }

    @Test
    void values_never_become_sql() throws JsonProcessingException {
        String evil = "x') or true; drop table recipient; --";
        SegmentSql sql = SegmentSql.of(read("""
                {"any":[{"field":"region","is":"%1$s"},{"field":"attributes.%1$s","in":["%1$s","b"]},
                        {"field":"tags","startsWith":"%1$s"},{"field":"attributes.%1$s","exists":false}]}""".formatted(evil)));
        assertFalse(sql.sql().contains("drop"), sql.sql());
        assertEquals(sql.values().size(), sql.sql().chars().filter(c -> c == '?').count());
        assertEquals(5, sql.values().size());
    }

    @Test
    void the_same_rule_is_always_written_in_the_same_way() throws JsonProcessingException {
        String one = read("{\"field\":\"region\",\"in\":[\"b\",\"a\",\"b\"]}").json().toString();
        String other = read("{\"in\":[\"a\",\"b\"],\"field\":\"region\"}").json().toString();
        assertEquals("{\"field\":\"region\",\"in\":[\"a\",\"b\"]}", one);
        assertEquals(one, other);
        assertEquals("{\"field\":\"audience\",\"is\":\"" + KNOWN + "\"}",
                read("{\"field\":\"audience\",\"in\":[\"" + KNOWN + "\"]}").json().toString());
    }

    @Test
    void a_flood_of_conditions_is_refused() throws JsonProcessingException {
        String many = "{\"field\":\"region\",\"is\":\"a\"},".repeat(101);
        assertNull(read("{\"all\":[" + many.substring(0, many.length() - 1) + "]}"));
    }

    private SegmentRule read(String rule) throws JsonProcessingException {
        return SegmentReader.read(new ObjectMapper().readTree(rule), KNOWN::equals, wrong);
    }
}
