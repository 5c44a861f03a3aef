package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.tourniquet.triage.protocol.Dimension;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes a protocol as sheets, so that nothing of it is lost and XLSForm's programs understand the part that is theirs. */
final class Export {

    private final JsonNode protocol;
    private final List<String> tongues;

    private Export(JsonNode protocol) {
        this.protocol = protocol;
        this.tongues = Tongue.of(protocol);
    }

    static List<Table> of(JsonNode protocol) {
        var export = new Export(protocol);
        var tables = new ArrayList<Table>(List.of(export.settings(), export.survey(), export.choices()));
        tables.addAll(export.issues());
        tables.add(export.plain(Layout.INFLUENCE, protocol.path("influence")));
        tables.addAll(export.flags());
        tables.add(export.points());
        tables.add(export.tables());
        return tables;
    }

    private Table settings() {
        var sheet = new Sheet(Layout.SETTINGS, tongues);
        String main = protocol.path("defaultLocale").asText();
        sheet.row(protocol, Map.of("form_title", protocol.path("situation").path(main).asText(""),
                "default_language", Tongue.named(main)));
        return sheet.table();
    }

    private Table survey() {
        var sheet = new Sheet(Layout.SURVEY, tongues);
        var lists = new ChoiceLists(protocol, tongues);
        for (var question : protocol.path("questions"))
            sheet.row(question, Map.of("type", type(question, lists), "relevant",
                    Implied.with(question, protocol).map(this::expression).orElse(""), "choice_filter",
                    text(question) ? "" : lists.filter(question)));
        return sheet.table();
    }

    private static boolean text(JsonNode question) {
        return question.path("type").asText().equals("TEXT") && question.path("options").isEmpty();
    }

    private static String type(JsonNode question, ChoiceLists lists) {
        return text(question) ? "text"
                : (question.path("type").asText().equals("MULTI") ? "select_multiple " : "select_one ") + lists.of(question);
    }

    private String expression(JsonNode condition) {
        return Expression.of(condition, ticked()::contains);
    }

    private Set<String> ticked() {
        var ticked = new HashSet<String>();
        for (var question : protocol.path("questions"))
            if (question.path("type").asText().equals("MULTI"))
                ticked.add(question.path("id").asText());
        return ticked;
    }

    private Table choices() {
        var sheet = new Sheet(Layout.CHOICES, tongues);
        for (var choice : new ChoiceLists(protocol, tongues).rows())
            sheet.row(choice.option(), Map.of("list_name", choice.list(), "automatic", choice.automatic() ? "yes" : ""));
        return sheet.table();
    }

    private List<Table> issues() {
        var ways = new Sheet(Layout.WAYS, tongues);
        var steps = new Sheet(Layout.STEPS, tongues);
        var complications = new Sheet(Layout.COMPLICATIONS, tongues);
        var links = new Sheet(Layout.LINKS, tongues);
        for (var issue : protocol.path("issues")) {
            var of = Map.of("issue", issue.path("id").asText());
            issue.path("stopTheBleeding").forEach(way -> {
                ways.row(way, of);
                way.path("steps").forEach(step -> steps.row(step, Map.of("issue", issue.path("id").asText(), "way",
                        way.path("id").asText())));
            });
            issue.path("complications").forEach(complication -> complications.row(complication, of));
            issue.path("links").forEach(link -> links.row(link, of));
        }
        return List.of(plain(Layout.ISSUES, protocol.path("issues")), ways.table(), steps.table(), complications.table(),
                links.table());
    }

    private List<Table> flags() {
        var flags = new Sheet(Layout.FLAGS, tongues);
        var steps = new Sheet(Layout.FLAG_STEPS, tongues);
        for (var flag : protocol.path("flags")) {
            flags.row(flag, Map.of("when", expression(flag.path("when"))));
            flag.path("immediateSteps").forEach(step -> steps.row(step, Map.of("flag", flag.path("id").asText())));
        }
        return List.of(flags.table(), steps.table());
    }

    private Table points() {
        int most = 0;
        for (var weights : protocol.path("dimensions"))
            most = Math.max(most, weights.path("levels").size());
        var levels = IntStream.range(0, most).mapToObj(i -> Layout.LEVEL + i).toList();
        var sheet = new Sheet(Layout.POINTS, tongues, levels);
        for (var dimension : Dimension.values()) {
            var weights = protocol.path("dimensions").path(dimension.name());
            var own = new LinkedHashMap<String, String>();
            own.put("dimension", dimension.name());
            for (int i = 0; i < weights.path("levels").size(); i++)
                own.put(levels.get(i), weights.path("levels").get(i).decimalValue().toBigInteger().toString());
            if (!weights.isMissingNode())
                sheet.row(weights, own);
        }
        return sheet.table();
    }

    private Table tables() {
        var sheet = new Sheet(Layout.TABLES, tongues);
        for (var name : List.of("urgency", "route"))
            protocol.path(name + "Table").properties().forEach(e -> sheet.row(protocol,
                    Map.of("table", name, "name", e.getKey(), "value", e.getValue().asText())));
        return sheet.table();
    }

    private Table plain(Layout layout, JsonNode list) {
        var sheet = new Sheet(layout, tongues);
        list.forEach(item -> sheet.row(item, Map.of()));
        return sheet.table();
    }
}
