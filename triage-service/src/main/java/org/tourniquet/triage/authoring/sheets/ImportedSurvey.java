package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.tourniquet.triage.authoring.sheets.ExpressionReader.NotUnderstood;
import org.tourniquet.triage.authoring.sheets.Grid.Row;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads the questions and their lists of choices, which are the sheets that XLSForm knows. */
final class ImportedSurvey {

    private static final Pattern SELECT = Pattern.compile("(?i)(select[_ ]one|select[_ ]multiple)\\s+(\\S+)");

    private final ObjectNode protocol;
    private final Places places;
    private final List<Slip> slips;
    /** The written choices of a list by its name; those that we add ourselves are in none. */
    private final Map<String, List<Row>> lists = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    ImportedSurvey(ObjectNode protocol, Places places, List<Slip> slips) {
        this.protocol = protocol;
        this.places = places;
        this.slips = slips;
    }

    void read(Grid survey, Optional<Grid> choices) {
        choices.ifPresent(g -> g.rows().forEach(this::choice));
        for (var row : survey.rows())
            question(row);
        for (int i = 0; i < survey.rows().size(); i++)
            visible(survey.rows().get(i), i);
        lists.forEach((name, rows) -> {
            if (!used.contains(name))
                rows.getFirst().slip("list_name", "E-REF", "No question uses the list “" + name
                        + "”; write it behind select_one or select_multiple in the survey, or take its rows out.");
        });
    }

    private void choice(Row row) {
        String list = row.get("list_name");
        if (Cells.yes(row.get("automatic")).orElse(false))
            return;
        if (list.isEmpty())
            row.slip("list_name", "E-REF", "Name the list that this choice belongs to.");
        else
            lists.computeIfAbsent(list, n -> new ArrayList<>()).add(row);
    }

    private void question(Row row) {
        var all = protocol.withArray("questions");
        String at = "/questions/" + all.size();
        var question = row.object(at, places);
        all.add(question);
        places.put(at + "/options", row.place("type"));
        places.put(at + "/visibleIf", row.place("relevant"));
        type(row, question, at);
    }

    private void type(Row row, ObjectNode question, String at) {
        String type = row.get("type").toLowerCase(Locale.ROOT);
        var select = SELECT.matcher(row.get("type"));
        if (select.matches())
            select(row, question, at, select.group(1).toLowerCase(Locale.ROOT).endsWith("multiple"), select.group(2));
        else if (type.equals("text") && !question.has("type"))
            question.put("type", "TEXT");
        else if (!type.equals("text"))
            row.slip("type", "E-SHAPE", "Here belongs text, or select_one or select_multiple with the name of a list.");
    }

    private void select(Row row, ObjectNode question, String at, boolean multiple, String list) {
        var options = lists.get(list);
        used.add(list);
        boolean issues = list.equals(ChoiceLists.ISSUES) && options == null;
        if (!question.has("type")) {
            question.put("type", multiple ? "MULTI"
                    : issues ? "PICK"
                            : list.equals(ChoiceLists.YES_NO) && options == null ? "YES_NO" : "SINGLE");
            if (issues && !question.has("optionsFrom"))
                question.put("optionsFrom", multiple ? "ISSUES" : "ACTIVE_ISSUES");
        }
        if (options == null && !issues && !list.equals(ChoiceLists.YES_NO))
            row.slip("type", "E-REF", "There is no list “" + list + "” in the choices"
                    + Header.nearest(list, lists.keySet().stream()).map(n -> "; did you mean “" + n + "”?")
                            .orElse("; write it there."));
        for (var option : options == null ? List.<Row> of() : options) {
            var own = question.withArray("options");
            places.put(at + "/options", option.place("list_name"));
            own.add(option.object(at + "/options/" + own.size(), places));
        }
    }

    /** What is implied by the question's issue stands in the sheet for other programs only. */
    private void visible(Row row, int index) {
        var question = (ObjectNode) protocol.at("/questions/" + index);
        condition(row, "relevant").flatMap(c -> Implied.without(c, question, protocol))
                .ifPresent(c -> question.set("visibleIf", c));
    }

    static Optional<ObjectNode> condition(Row row, String header) {
        try {
            return row.get(header).isEmpty() ? Optional.empty() : Optional.of(ExpressionReader.read(row.get(header)));
        } catch (NotUnderstood e) {
            row.slip(header, "E-SHAPE", e.getMessage());
            return Optional.empty();
        }
    }
}
