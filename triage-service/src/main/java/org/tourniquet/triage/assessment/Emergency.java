package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The emergency numbers of the country, the one that fits a danger first; how each was checked is in their file. */
@ApplicationScoped
class Emergency {

    /** Answers from any mobile phone in most of the world's networks (3GPP TS 22.101), and in all of the EU. */
    static final String ANYWHERE = "112";

    /** Whom a number calls. */
    enum Whom {
        GENERAL,
        AMBULANCE,
        FIRE,
        POLICE,
        ANYWHERE;

        String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Number(Whom whom, String digits) {
    }

    /** Who listens when it all gets too much. */
    record Listener(String name, String digits) {
    }

    private static final Logger LOG = Logger.getLogger(Emergency.class);
    private static final String CONFIRMED = "two public lists agree";
    private static final Map<String, Whom> FITS = Map.of("LIFE", Whom.AMBULANCE, "SELF_HARM", Whom.AMBULANCE, "HAZARD",
            Whom.FIRE, "VIOLENCE", Whom.POLICE);

    private final String country;
    private final JsonNode known;

    @Inject
    Emergency(ObjectMapper json, AssessmentConfig config) throws IOException {
        this(config.country(), file(json).path("countries").path(config.country()));
        if (!confirmed())
            LOG.warnf("the emergency numbers of %s (%s): confirm them with your authority before going live", country,
                    checked());
    }

    Emergency(String country, JsonNode known) {
        this.country = country;
        this.known = known;
    }

    private static JsonNode file(ObjectMapper json) throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("protocols/emergency-numbers.json")) {
            return in == null ? json.createObjectNode() : json.readTree(in);
        }
    }

    /** The one for the line on every screen: for any emergency, else the ambulance. */
    String number() {
        return of(Whom.GENERAL).or(() -> of(Whom.AMBULANCE)).orElse(ANYWHERE);
    }

    /** As it is said in a text: the one that fits the flags; beside it 112 where only one source knows the number. */
    String said(List<String> flags) {
        String first = numbers(flags).getFirst().digits();
        return confirmed() || first.equals(ANYWHERE) ? first : first + " / " + ANYWHERE;
    }

    /** Those that fit the flags first, in the flags' order, then the others; none twice. */
    List<Number> numbers(List<String> flags) {
        var order = new LinkedHashSet<Whom>();
        flags.forEach(f -> order.add(FITS.getOrDefault(f, Whom.GENERAL)));
        order.addAll(List.of(Whom.values()));
        var numbers = new ArrayList<Number>();
        for (Whom whom : order)
            of(whom).ifPresent(digits -> {
                if (numbers.stream().noneMatch(n -> n.digits().equals(digits)))
                    numbers.add(new Number(whom, digits));
            });
        return numbers;
    }

    /** 112 is said where the country's own numbers are not sure. */
    private Optional<String> of(Whom whom) {
        if (whom == Whom.ANYWHERE)
            return confirmed() ? Optional.empty() : Optional.of(ANYWHERE);
        return Optional.ofNullable(known.path(whom.field()).asText(null));
    }

    /** Where emergencies can be texted by anybody; null where not. */
    String text() {
        return text("everybody");
    }

    /** Where they can be texted by those who registered before; null where not. */
    String textIfRegistered() {
        return text("registered");
    }

    private String text(String who) {
        JsonNode text = known.path("text");
        return who.equals(text.path("for").asText()) ? text.path("number").asText(null) : null;
    }

    Optional<Listener> listener() {
        JsonNode crisis = known.path("crisis");
        return crisis.isMissingNode() ? Optional.empty()
                : Optional.of(new Listener(crisis.path("name").asText(), crisis.path("number").asText()));
    }

    String country() {
        return country;
    }

    /** Whether at least two public sources name these numbers; no authority has been asked. */
    boolean confirmed() {
        return CONFIRMED.equals(checked());
    }

    String checked() {
        return known.path("checked").asText("not in our list");
    }

    String source() {
        return known.path("source").asText("");
    }

    String date() {
        return known.path("date").asText("");
    }
}
