package org.tourniquet.directory.exchange;

import static org.tourniquet.directory.exchange.DirectoryFile.*;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelDraft;
import org.tourniquet.directory.finder.StructuredData;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The directory as schema.org's words say it, and what they have no word for in a vocabulary of ours beside them; read back
 * from ours and, as far as it goes, from what others wrote. https://schema.org/ContactPoint
 */
final class JsonLd {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "tq:";
    private static final String URN = "urn:uuid:";

    private JsonLd() {
    }

    static ObjectNode write(String organisation, String address, List<Channel> channels, LocalDate today) {
        ObjectNode root = StructuredData.of(organisation, address, channels, Languages.DEFAULT, today);
        root.putArray("@context").add("https://schema.org").addObject().put("tq", "urn:tourniquet:directory:");
        Map<String, Channel> byId = channels.stream().collect(Collectors.toMap(c -> URN + c.id, c -> c));
        for (String list : List.of("contactPoint", "location"))
            root.path(list).forEach(node -> complete((ObjectNode) node, byId.get(node.path("@id").asText())));
        return root;
    }

    private static void complete(ObjectNode node, Channel channel) {
        ChannelDraft draft = channel.draft();
        ArrayNode names = node.putArray("name");
        draft.names().forEach((language, name) -> names.addObject().put("@value", name).put("@language", language));
        node.put(OURS + "version", channel.version);
        node.put(OURS + "kind", draft.kind());
        ObjectNode addresses = node.putObject(OURS + "addresses");
        draft.addresses().forEach(addresses::put);
        ObjectNode rank = node.putObject(OURS + "rank");
        draft.rank().forEach(rank::put);
        node.put(OURS + "languages", String.join(" ", draft.languages()));
        node.put(OURS + "timeZone", draft.timeZone());
        node.put(OURS + "country", draft.country());
        node.put(OURS + "region", draft.region() == null ? "" : draft.region());
        node.put(OURS + "humanAnswers", draft.humanAnswers() ? "yes" : "no");
        node.put(OURS + "constraints", String.join(" ", draft.constraints()));
        node.put(OURS + "condition", draft.condition());
        node.put(OURS + "expectedWaitSeconds",
                draft.expectedWaitSeconds() == null ? "" : draft.expectedWaitSeconds().toString());
    }

    static DirectoryFile read(byte[] bytes) {
        List<Row> rows = new ArrayList<>();
        List<Wrong> wrongs = new ArrayList<>();
        for (JsonNode organisation : each(parsed(bytes)))
            for (JsonNode root : organisation.has("@graph") ? each(organisation.get("@graph")) : List.of(organisation)) {
                each(root.path("contactPoint")).forEach(node -> rows.add(row(rows.size() + 1, node, false, wrongs)));
                each(root.path("location")).forEach(node -> rows.add(row(rows.size() + 1, node, true, wrongs)));
            }
        if (rows.isEmpty())
            throw Problem.of(422, "no-channels", "There is no contactPoint and no location in this file");
        return new DirectoryFile(rows, wrongs);
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException notJson) {
            throw Problem.of(422, "not-json", "This is not JSON");
        }
    }

    private static Row row(int number, JsonNode node, boolean place, List<Wrong> wrongs) {
        Map<String, String> cells = new LinkedHashMap<>();
        String id = node.path("@id").asText("");
        if (id.startsWith(URN))
            cells.put(ID, id.substring(URN.length()));
        copy(node, "version", VERSION, cells);
        names(node.path("name"), cells);
        String address = place ? place(node.path("address")) : first(node, "telephone", "email", "url");
        cells.put(KIND, node.has(OURS + "kind") ? node.path(OURS + "kind").asText() : kind(node, place));
        if (node.path(OURS + "addresses").isObject())
            node.path(OURS + "addresses").properties().forEach(entry -> cells.put(
                    entry.getKey().equals(Languages.DEFAULT) ? ADDRESS : ADDRESS + "." + entry.getKey(),
                    entry.getValue().asText()));
        else
            cells.put(ADDRESS, address);
        cells.put(NEEDS, node.path(OURS + "rank").isObject() ? ranks(node.path(OURS + "rank")) : needs(node));
        cells.put(LANGUAGES, node.has(OURS + "languages") ? node.path(OURS + "languages").asText() : languages(node));
        String area = node.path(OURS + "country").asText(node.path("areaServed").asText(""));
        if (area.matches("[A-Za-z]{2}"))
            cells.put(COUNTRY, area);
        cells.put(HOURS, SchemaHours.text(each(node.path(place ? "openingHoursSpecification" : "hoursAvailable")),
                reason -> wrongs.add(new Wrong(number, HOURS, reason))));
        copy(node, "timeZone", TIME_ZONE, cells);
        copy(node, "region", REGION, cells);
        copy(node, "humanAnswers", HUMAN, cells);
        copy(node, "constraints", CONSTRAINTS, cells);
        copy(node, "condition", CONDITION, cells);
        copy(node, "expectedWaitSeconds", WAIT, cells);
        return new Row(number, cells);
    }

    private static void copy(JsonNode node, String ours, String column, Map<String, String> cells) {
        if (node.has(OURS + ours))
            cells.put(column, node.path(OURS + ours).asText());
    }

    private static void names(JsonNode names, Map<String, String> cells) {
        for (JsonNode name : each(names)) {
            String language = name.path("@language").asText(Languages.DEFAULT);
            cells.put(language.equals(Languages.DEFAULT) ? NAME : NAME + "." + language,
                    name.isObject() ? name.path("@value").asText("") : name.asText());
        }
    }

    private static String kind(JsonNode node, boolean place) {
        if (place)
            return "DESK";
        return node.has("telephone") ? "PHONE" : node.has("email") ? "EMAIL" : "PORTAL";
    }

    private static String first(JsonNode node, String... fields) {
        for (String field : fields)
            if (node.hasNonNull(field))
                return node.path(field).asText();
        return "";
    }

    private static String place(JsonNode address) {
        if (!address.isObject())
            return address.asText("");
        return java.util.stream.Stream.of("streetAddress", "postalCode", "addressLocality")
                .map(field -> address.path(field).asText("")).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String ranks(JsonNode rank) {
        return rank.properties().stream().map(need -> need.getKey() + ":" + need.getValue().asText())
                .collect(Collectors.joining(" "));
    }

    /** contactType is free text; a list of words becomes needs. */
    private static String needs(JsonNode node) {
        return StreamSupport.stream(each(node.path("contactType")).spliterator(), false)
                .flatMap(type -> java.util.Arrays.stream(type.asText().split(",")))
                .map(type -> type.strip().toLowerCase().replaceAll("[^a-z0-9]+", "-")).collect(Collectors.joining(" "));
    }

    private static String languages(JsonNode node) {
        return StreamSupport.stream(each(node.path("availableLanguage")).spliterator(), false)
                .map(language -> language.isObject() ? language.path("alternateName").asText("") : language.asText())
                .collect(Collectors.joining(" "));
    }

    private static Iterable<JsonNode> each(JsonNode node) {
        if (node.isArray())
            return node;
        return node.isMissingNode() || node.isNull() ? List.of() : List.of(node);
    }
}
