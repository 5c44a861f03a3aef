package org.tourniquet.broadcast.door;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

/** Gives each door its words, from the directory and the incident of this moment; a drill is never among them. */
@ApplicationScoped
class DoorScripts {
    private final String organisation;
    private final String contact;
    private final String triage;
    private final DoorConfig config;
    private final Clock clock;

    DoorScripts(@ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.urls.directory") String directory,
            @ConfigProperty(name = "tourniquet.urls.triage") String triage, DoorConfig config, Clock clock) {
        this.organisation = organisation;
        this.contact = directory + "/contact";
        this.triage = triage;
        this.config = config;
        this.clock = clock;
    }

    /** What is the case now. */
    Situation situation() {
        Optional<Incident> incident = Incident.running().stream().filter(Incident::live).findFirst();
        String help = incident.filter(open -> open.protocol() != null)
                .map(open -> triage + "/help?incident=" + open.id()).orElse(null);
        return new Situation(organisation, incident.map(Incident::title).orElse(null), KnownChannel.inUse(),
                config.emergency(), contact, help, clock.instant());
    }

    /** A door in use. */
    static KnownChannel door(UUID id) {
        return KnownChannel.<KnownChannel> findByIdOptional(id).filter(known -> !known.retired())
                .orElseThrow(Problem::notFound);
    }

    /** The languages a door is given words in: its own, or all of the house when it names none. */
    static List<String> languages(KnownChannel door) {
        List<String> own = Languages.ALL.stream().filter(door.view().languages()::contains).toList();
        return own.isEmpty() ? List.copyOf(Languages.ALL) : own;
    }

    /** By the tag of their voice, what the exchange says: in the languages asked for, else in all that the door speaks. */
    Map<String, List<String>> spoken(KnownChannel door, List<String> asked) {
        Situation now = situation();
        Map<String, List<String>> spoken = new LinkedHashMap<>();
        for (String language : asked.isEmpty() ? languages(door) : asked)
            if (config.voices().containsKey(language))
                spoken.put(config.voices().get(language), DoorScript.of(door, now, language, false).paragraphs());
        return spoken;
    }
}
