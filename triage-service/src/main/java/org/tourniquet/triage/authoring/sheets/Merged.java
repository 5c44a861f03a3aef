package org.tourniquet.triage.authoring.sheets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Finds merged cells in an .xlsx file: all but the first of them are empty, whatever they look like. */
final class Merged {

    private static final Pattern SHEET = Pattern.compile("<(?:\\w+:)?sheet\\s[^>]*>");
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern CELLS = Pattern
            .compile("<(?:\\w+:)?mergeCell\\s[^>]*?\\bref=\"([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3}\\d{1,7})\"");

    private Merged() {
    }

    static List<Slip> of(Map<String, byte[]> parts) {
        var targets = new HashMap<String, String>();
        each(RELATION, text(parts, "xl/_rels/workbook.xml.rels"),
                tag -> targets.put(attribute(tag, "Id"), attribute(tag, "Target")));
        var slips = new ArrayList<Slip>();
        each(SHEET, text(parts, "xl/workbook.xml"), tag -> {
            String name = Grid.normal(attribute(tag, "name"));
            String target = targets.getOrDefault(attribute(tag, "\\w+:id"), "").replaceFirst("^/xl/", "");
            if (Layout.of(name).isPresent())
                in(name, text(parts, "xl/" + target), slips);
        });
        return slips;
    }

    private static void in(String sheet, String xml, List<Slip> slips) {
        var merged = CELLS.matcher(xml);
        while (merged.find())
            slips.add(new Slip(sheet, Integer.valueOf(merged.group(2)), null, merged.group(1) + merged.group(2), "E-CELL",
                    "The cells " + merged.group(1) + merged.group(2) + " to " + merged.group(3)
                            + " are merged, so all but the first are empty; take them apart and fill each."));
    }

    private static void each(Pattern pattern, String xml, Consumer<String> found) {
        var tags = pattern.matcher(xml);
        while (tags.find())
            found.accept(tags.group());
    }

    private static String attribute(String tag, String name) {
        var found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1) : "";
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
