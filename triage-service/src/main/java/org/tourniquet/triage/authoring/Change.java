package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tourniquet.triage.assessment.Canonical;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One difference between two versions of a protocol, found by ids and not by places, in logic or in words only. */
@RegisterForReflection
@TemplateData
record Change(String place, Kind kind, String before, String after, boolean words) {

    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        ORDER
    }

    public boolean order() {
        return kind == Kind.ORDER;
    }

    private static final int LONGEST = 160;
    private static final Set<String> NOT_CONTENT = Set.of("version", "status", "$schema");

    static List<Change> between(JsonNode before, JsonNode after) {
        var found = new ArrayList<Change>();
        walk("", before, after, false, found);
        return List.copyOf(found);
    }

    private static void walk(String at, JsonNode before, JsonNode after, boolean words, List<Change> found) {
        if (before.equals(after))
            return;
        if (before.isObject() && after.isObject())
            fields(at, before, after, words, found);
        else if (before.isArray() && after.isArray() && !ids(before).isEmpty() && !ids(after).isEmpty())
            items(at, before, after, words, found);
        else
            found.add(new Change(at, Kind.CHANGED, shortly(before), shortly(after), words));
    }

    private static void fields(String at, JsonNode before, JsonNode after, boolean words, List<Change> found) {
        var names = new LinkedHashSet<String>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.removeIf(n -> at.isEmpty() && NOT_CONTENT.contains(n));
        for (var name : names)
            entry(at.isEmpty() ? name : at + " / " + name, before.get(name), after.get(name),
                    words || Canonical.isWords(name), found);
    }

    private static void items(String at, JsonNode before, JsonNode after, boolean words, List<Change> found) {
        Map<String, JsonNode> was = ids(before);
        Map<String, JsonNode> is = ids(after);
        var names = new LinkedHashSet<>(was.keySet());
        names.addAll(is.keySet());
        names.forEach(name -> entry(at + " / " + name, was.get(name), is.get(name), words, found));
        var common = new ArrayList<>(was.keySet());
        common.retainAll(is.keySet());
        var now = new ArrayList<>(is.keySet());
        now.retainAll(was.keySet());
        if (!common.equals(now))
            found.add(new Change(at, Kind.ORDER, cut(String.join(", ", common)), cut(String.join(", ", now)), words));
    }

    private static void entry(String at, JsonNode before, JsonNode after, boolean words, List<Change> found) {
        if (before == null)
            found.add(new Change(at, Kind.ADDED, "", shortly(after), words));
        else if (after == null)
            found.add(new Change(at, Kind.REMOVED, shortly(before), "", words));
        else
            walk(at, before, after, words, found);
    }

    /** What each item is known by: its id, or for an influence its two ends; empty if the list has no such names. */
    private static Map<String, JsonNode> ids(JsonNode list) {
        var named = new LinkedHashMap<String, JsonNode>();
        for (var item : list) {
            String id = item.has("id") ? item.path("id").asText()
                    : item.has("from") ? item.path("from").asText() + " → " + item.path("to").asText() : null;
            if (id == null || named.put(id, item) != null)
                return Map.of();
        }
        return named;
    }

    private static String shortly(JsonNode node) {
        return cut(node.isTextual() ? node.asText() : node.toString());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
