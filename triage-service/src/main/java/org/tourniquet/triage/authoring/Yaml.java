package org.tourniquet.triage.authoring;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Reads what was written by hand, in JSON or YAML; it is kept as JSON. */
final class Yaml {

    private static final ObjectMapper YAML = strict(new ObjectMapper(new YAMLFactory()));
    private static final ObjectMapper JSON = strict(new ObjectMapper());

    private Yaml() {
    }

    static JsonNode read(String text) {
        try {
            // JSON is YAML, too, but its own reader names the place of a slip better
            return (text.stripLeading().matches("(?s)[\\[{\"].*") ? JSON : YAML).readTree(text);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw Problem.of(400, "malformed", "This is neither JSON nor YAML").detail(place == null ? e.getOriginalMessage()
                    : "Line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    /** The same key twice would silently lose the first. */
    private static ObjectMapper strict(ObjectMapper mapper) {
        return mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }
}
