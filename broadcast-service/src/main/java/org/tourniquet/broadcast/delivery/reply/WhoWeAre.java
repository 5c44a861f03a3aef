package org.tourniquet.broadcast.delivery.reply;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;

/** Who we are and how to reach us, short enough for a text: the best open door of the most urgent need, and the page of all. */
@ApplicationScoped
class WhoWeAre {
    private final String organisation;
    private final String directory;
    private final Clock clock;

    WhoWeAre(@ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.urls.directory") String directory, Clock clock) {
        this.organisation = organisation;
        this.directory = directory;
        this.clock = clock;
    }

    String name() {
        return organisation;
    }

    /** In a language; without the directory the page alone. */
    @Transactional
    String doors(String language) {
        String page = directory + "/contact";
        DoorWords words = DoorWords.in(language);
        Optional<KnownChannel> best = KnownChannel.byNeed(KnownChannel.inUse(), language, clock.instant()).values().stream()
                .findFirst().map(List::getFirst);
        return best.map(door -> words.title(door) + ", " + words.address(door) + "; " + page).orElse(page);
    }
}
