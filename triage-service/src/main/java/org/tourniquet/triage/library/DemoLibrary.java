package org.tourniquet.triage.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.FieldCipher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** The flooded town's stories: made up, and each of them says so wherever it is shown. */
@ApplicationScoped
class DemoLibrary {

    private final ObjectMapper json;
    private final FieldCipher cipher;
    private final Clock clock;
    private final String demo;

    DemoLibrary(ObjectMapper json, FieldCipher cipher, Clock clock, @ConfigProperty(name = "tourniquet.demo") String demo) {
        this.json = json;
        this.cipher = cipher;
        this.clock = clock;
        this.demo = demo;
    }

    void fill(@Observes @Priority(200) StartupEvent start) {
        if ("town".equals(demo))
            QuarkusTransaction.requiringNew().run(() -> {
                if (TrueStory.count() == 0)
                    examples().path("stories").forEach(s -> s.path("text").properties()
                            .forEach(t -> example(s, t.getKey(), t.getValue().asText())));
            });
    }

    private void example(JsonNode about, String language, String text) {
        Instant told = clock.instant().minus(Duration.ofDays(about.path("daysAgo").asInt()));
        var story = TrueStory.asked("example-" + UUID.randomUUID(), null, about.path("situation").asText(),
                about.path("tag").asText(), language, told);
        story.example = true;
        story.tell(cipher.seal(text), about.path("teller").path(language).asText(null), language, told);
        story.publish(story.sealedText, story.teller, story.tag, "editor", told.plus(Duration.ofHours(5)));
        story.persist();
    }

    private JsonNode examples() {
        try (InputStream in = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("library/examples.json")) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
