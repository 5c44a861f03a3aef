package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.io.InputStream;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The emergency number of the country, with date and source in its file; 112 answers in most of the world's networks. */
@ApplicationScoped
class Emergency {

    private static final String ANYWHERE = "112";

    private final JsonNode numbers;
    private final String country;

    Emergency(ObjectMapper json, AssessmentConfig config) throws IOException {
        this.country = config.country();
        try (InputStream in = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("protocols/emergency-numbers.json")) {
            this.numbers = in == null ? json.createObjectNode() : json.readTree(in);
        }
    }

    String number() {
        return numbers.path("countries").path(country).path("number").asText(ANYWHERE);
    }

    /** Where emergencies can be texted by anybody; null where not. */
    String text() {
        return numbers.path("countries").path(country).path("text").asText(null);
    }
}
