package org.tourniquet.directory.roster;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/**
 * The roster that ships with the flooded town: its lead and its two managers, one after the other at any hour,
 * and those who can be called in.
 */
@ApplicationScoped
class StartingRoster {
    private static final List<RosterBook.Entry> TOWN = List.of(
            new RosterBook.Entry("lead", "Leila Haddad", "leila.haddad@rivertown.example", "+12025550153", false, 1),
            new RosterBook.Entry("manager", "Maria Lind", "maria.lind@rivertown.example", "+12025550151", true, 2),
            new RosterBook.Entry("manager2", "Henrik Aalto", "henrik.aalto@rivertown.example", "+12025550152", true, 3),
            new RosterBook.Entry("agent", "Aino Koski", "aino.koski@rivertown.example", "+12025550155", false, null),
            new RosterBook.Entry("agent2", "Béla Szabó", "bela.szabo@rivertown.example", "+12025550156", false, null),
            new RosterBook.Entry("editor", "Élodie Martin", "elodie.martin@rivertown.example", "+12025550157", false, null),
            new RosterBook.Entry("operator", "Oskar Nyman", "oskar.nyman@rivertown.example", "+12025550158", false, null));

    private final RosterBook book;
    private final DirectoryConfig config;
    private final OneAtATime oneAtATime;

    StartingRoster(RosterBook book, DirectoryConfig config, OneAtATime oneAtATime) {
        this.book = book;
        this.config = config;
        this.oneAtATime = oneAtATime;
    }

    void begin(@Observes StartupEvent starting) {
        if (config.demo().equals("town"))
            oneAtATime.run("starting-roster", () -> QuarkusTransaction.requiringNew().run(() -> {
                if (Member.count() == 0)
                    TOWN.forEach(book::enter);
            }));
    }
}
