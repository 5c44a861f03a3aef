package org.tourniquet.broadcast.door;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.directory.KnownChannel;

/** How every door stands: which say what is true now, which say what was true before, and where nobody put anything in. */
@ApplicationScoped
class DoorStandings {
    /** A door with how it stands in each of its languages. */
    public record Standing(KnownChannel door, DoorForm form, List<DoorStanding> languages) {
        public boolean old() {
            return languages.stream().anyMatch(DoorStanding::old);
        }

        public boolean current() {
            return languages.stream().allMatch(DoorStanding::current);
        }
    }

    private final DoorScripts scripts;
    private final TakenWords words;

    DoorStandings(DoorScripts scripts, TakenWords words) {
        this.scripts = scripts;
        this.words = words;
    }

    List<Standing> all() {
        Situation now = scripts.situation();
        Map<UUID, Map<String, TakenWords.Taken>> taken = words.all();
        return now.channels().stream().map(door -> of(door, now, taken.getOrDefault(door.id(), Map.of()))).toList();
    }

    private static Standing of(KnownChannel door, Situation now, Map<String, TakenWords.Taken> taken) {
        return new Standing(door, DoorForm.of(door.kind()), DoorScripts.languages(door).stream()
                .map(language -> DoorStanding.of(DoorScript.of(door, now, language, true), taken.get(language))).toList());
    }
}
