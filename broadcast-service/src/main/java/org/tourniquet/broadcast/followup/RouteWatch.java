package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.ChannelLearned;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.OnCall;
import org.tourniquet.broadcast.notice.StaffPageRequested;

/** Notices when a way to reach us that people were given does not lead to us any more, and calls the managers, once. */
@ApplicationScoped
class RouteWatch {
    /** What became of a route. */
    public enum Fate {
        MOVED("has a new address"),
        RETIRED("is no longer in use"),
        DOWN("does not answer");

        private final String label;

        Fate(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** A route that people were given in vain. */
    public record Alarm(UUID incident, UUID channel, Fate fate, long people, Instant raisedAt) {
        public String name() {
            return KnownChannel.<KnownChannel> findById(channel).name("en");
        }
    }

    private final EntityManager database;
    private final RouteBook book;
    private final ReachedPeople people;
    private final OnCall onCall;
    private final Event<StaffPageRequested> pages;
    private final String home;
    private final Clock clock;

    RouteWatch(EntityManager database, RouteBook book, ReachedPeople people, OnCall onCall,
            Event<StaffPageRequested> pages, @ConfigProperty(name = "tourniquet.urls.broadcast") String home, Clock clock) {
        this.database = database;
        this.book = book;
        this.people = people;
        this.onCall = onCall;
        this.pages = pages;
        this.home = home;
        this.clock = clock;
    }

    void learned(@Observes ChannelLearned news) {
        KnownChannel channel = KnownChannel.findById(news.channel());
        for (Incident incident : Incident.running()) {
            List<RouteBook.Told> told = book.of(incident.id(), channel.id());
            List<UUID> lost = told.stream().filter(one -> fate(channel, one) != null).map(RouteBook.Told::notice).toList();
            if (lost.isEmpty())
                over(incident.id(), channel.id());
            else
                raise(incident, channel, told.stream().map(one -> fate(channel, one)).filter(fate -> fate != null)
                        .findFirst().orElseThrow(), people.by(lost).reached());
        }
    }

    /** Open alarms of an incident. */
    List<Alarm> of(UUID incident) {
        List<?> rows = database.createNativeQuery("""
                select channel_id, kind, people, raised_at from route_alarm where incident_id = ?1 and over_at is null
                order by raised_at""", Object[].class).setParameter(1, incident).getResultList();
        return rows.stream().map(Object[].class::cast)
                .map(row -> new Alarm(incident, (UUID) row[0], Fate.valueOf((String) row[1]),
                        ((Number) row[2]).longValue(), (Instant) row[3]))
                .toList();
    }

    /** The notices that gave the route and must be answered for. */
    List<UUID> lost(UUID incident, UUID channel) {
        KnownChannel known = KnownChannel.findById(channel);
        return known == null ? List.of()
                : book.of(incident, channel).stream().filter(one -> fate(known, one) != null).map(RouteBook.Told::notice)
                        .toList();
    }

    private static Fate fate(KnownChannel channel, RouteBook.Told told) {
        if (channel.retired())
            return Fate.RETIRED;
        if (!channel.view().address().containsValue(told.address()))
            return Fate.MOVED;
        return channel.view().state().equals("DOWN") ? Fate.DOWN : null;
    }

    private void over(UUID incident, UUID channel) {
        database.createNativeQuery("""
                update route_alarm set over_at = ?3 where incident_id = ?1 and channel_id = ?2 and over_at is null""")
                .setParameter(1, incident).setParameter(2, channel).setParameter(3, clock.instant()).executeUpdate();
    }

    private void raise(Incident incident, KnownChannel channel, Fate fate, long given) {
        if (given == 0)
            return;
        int known = database.createNativeQuery("""
                update route_alarm set kind = ?3, people = ?4 where incident_id = ?1 and channel_id = ?2 and over_at is null""")
                .setParameter(1, incident.id()).setParameter(2, channel.id()).setParameter(3, fate.name())
                .setParameter(4, given).executeUpdate();
        if (known > 0)
            return;
        database.createNativeQuery("""
                insert into route_alarm (incident_id, channel_id, kind, people, raised_at) values (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, incident.id()).setParameter(2, channel.id()).setParameter(3, fate.name())
                .setParameter(4, given).setParameter(5, clock.instant()).executeUpdate();
        String said = String.format(Locale.ROOT, "%,d people were given “%s”, which %s.", given, channel.name("en"),
                fate.label());
        onCall.approversBut(clock.instant())
                .forEach(
                        one -> pages.fire(new StaffPageRequested(one.username(), "A route we gave is lost: " + incident.title(),
                                said + " One button prepares the correction for exactly those people.",
                                home + "/console/incidents/" + incident.id(), incident.mode())));
    }
}
