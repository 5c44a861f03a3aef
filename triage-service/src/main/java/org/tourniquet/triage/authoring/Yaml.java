package org.tourniquet.triage.authoring;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** Reads a protocol that was written by hand in YAML; it is kept as JSON. */
final class Yaml {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Yaml() {
    }

    static JsonNode read(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw Problem.of(400, "malformed", "This is neither JSON nor YAML").detail(place == null ? e.getOriginalMessage()
                    : "Line " + place.getLineNr() + ", column " + place.getColumnNr() + ": " + e.getOriginalMessage());
        }
    }
}
