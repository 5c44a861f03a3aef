package org.tourniquet.triage.authoring.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.JsonNode;

/** The sheets and the published schema speak of the same things. */
class LayoutTest {

    private static final JsonNode SCHEMA = ProtocolJson.schema();
    private static final Map<String, Layout> SHEETS = Map.of("", Layout.SETTINGS, "/$defs/issue", Layout.ISSUES, "/$defs/way",
            Layout.WAYS, "/$defs/link", Layout.LINKS, "/$defs/influence", Layout.INFLUENCE, "/$defs/flag", Layout.FLAGS,
            "/$defs/question", Layout.SURVEY, "/$defs/option", Layout.CHOICES, "/$defs/weights", Layout.POINTS);
    /** What has a sheet or a way of its own instead of a column. */
    private static final Set<String> OTHERWISE = Set.of("defaultLocale", "issues", "influence", "dimensions", "flags",
            "questions", "urgencyTable", "routeTable", "stopTheBleeding", "complications", "links", "steps", "when",
            "immediateSteps", "options", "visibleIf", "levels");

    @Test
    void every_field_of_the_schema_has_its_column() {
        var without = new ArrayList<String>();
        SHEETS.forEach((at, layout) -> SCHEMA.at(at + "/properties").fieldNames().forEachRemaining(field -> {
            if (!OTHERWISE.contains(field) && layout.columns().stream().noneMatch(c -> c.path().split("/")[0].equals(field)))
                without.add(at + "/" + field);
        }));
        SCHEMA.at("/properties/limits/properties").fieldNames().forEachRemaining(field -> {
            if (Layout.SETTINGS.columns().stream().noneMatch(c -> c.path().equals("limits/" + field)))
                without.add("limits/" + field);
        });
        assertEquals(List.of(), without, "would be lost in a spreadsheet; give it a column in Layout");
    }
}
