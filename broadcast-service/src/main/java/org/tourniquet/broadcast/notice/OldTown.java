package org.tourniquet.broadcast.notice;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.kit.edge.FieldCipher;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResources;

/**
 * The past of the demo's town: the storm flood in the old town, long over, with its people and the three notices they got, so
 * that no page is empty on the first day. Written once, into empty tables, only when the demo is asked for. Runs before the
 * observers that add what was delivered (a later priority).
 */
@ApplicationScoped
@RegisterResources(globs = "demo/old-town.json")
public class OldTown {
    public static final UUID INCIDENT = UUID.fromString("00000000-0000-4000-8000-00000000a001");
    public static final UUID AUDIENCE = UUID.fromString("00000000-0000-4000-8000-00000000a0e1");
    public static final UUID HOW_TO_REACH_US = UUID.fromString("00000000-0000-4000-8000-00000000a101");
    public static final UUID UPDATE = UUID.fromString("00000000-0000-4000-8000-00000000a102");
    public static final UUID ALL_CLEAR = UUID.fromString("00000000-0000-4000-8000-00000000a103");

    /** The file of the story. */
    @RegisterForReflection
    record Story(List<Resident> people, Map<String, Wording> update, Map<String, Wording> allClear) {
    }

    /** Somebody who lives in the old town. */
    @RegisterForReflection
    record Resident(String name, String language, String email, String phone, boolean safeContact) {
    }

    private final DirectoryWording wording;
    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final EntityManager database;
    private final String demo;
    private final Clock clock;

    OldTown(DirectoryWording wording, FieldCipher cipher, ObjectMapper json, EntityManager database,
            @ConfigProperty(name = "tourniquet.demo") String demo, Clock clock) {
        this.wording = wording;
        this.cipher = cipher;
        this.json = json;
        this.database = database;
        this.demo = demo;
        this.clock = clock;
    }

    @Transactional
    void remember(@Observes @Priority(100) StartupEvent starting) throws IOException {
        if (!demo.equals("town") || Incident.count() > 0 || Recipient.count() > 0)
            return;
        Story story = story();
        Instant opened = clock.instant().minus(Duration.ofDays(9)).truncatedTo(ChronoUnit.MINUTES);
        Incident flood = Incident.open(INCIDENT, "Storm flood in the old town", Kind.NATURAL_DISASTER, Mode.LIVE, "manager",
                opened);
        flood.persistAndFlush();
        audit(opened, "manager", "opened", "incident", INCIDENT, flood.title());
        settle(story.people, opened);
        say(HOW_TO_REACH_US, flood, Purpose.HOW_TO_REACH_US, wording.fromTheTown(flood.title(), opened), opened, 1);
        say(UPDATE, flood, Purpose.UPDATE, story.update, opened.plus(Duration.ofHours(7)), 4);
        say(ALL_CLEAR, flood, Purpose.ALL_CLEAR, story.allClear, opened.plus(Duration.ofHours(46)), 6);
        Instant closed = opened.plus(Duration.ofDays(2));
        flood.close("manager", closed);
        audit(closed, "manager", "closed", "incident", INCIDENT, flood.title());
    }

    private Story story() throws IOException {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("demo/old-town.json")) {
            return json.readValue(file, Story.class);
        }
    }

    private void settle(List<Resident> people, Instant at) {
        new Audience(AUDIENCE, "Old town residents", "manager", at).persistAndFlush();
        for (Resident each : people) {
            Recipient recipient = new Recipient(UUID.randomUUID(), each.name, each.language, at).livingIn("Old town",
                    "Europe/Helsinki").contactedWithCare(each.safeContact);
            if (each.email != null)
                recipient.reachedBy(Medium.EMAIL, each.email, cipher.fingerprint(each.email));
            if (each.phone != null)
                recipient.reachedBy(Medium.SMS, each.phone, cipher.fingerprint(each.phone));
            recipient.persistAndFlush();
            database.createNativeQuery("insert into membership (audience_id, recipient_id) values (?1, ?2)")
                    .setParameter(1, AUDIENCE).setParameter(2, recipient.id()).executeUpdate();
        }
    }

    private void say(UUID id, Incident flood, Purpose purpose, Map<String, Wording> words, Instant from, int minutes) {
        Instant submitted = from.plus(Duration.ofMinutes(minutes));
        Instant approved = submitted.plusSeconds(70);
        int people = (int) Recipient.count();
        Notice notice = new Notice(id, flood, purpose, "manager", from.plusSeconds(20)).addressedTo(AUDIENCE,
                EnumSet.of(Medium.EMAIL, Medium.SMS, Medium.BANNER), Reach.EVERY, approved.plus(Duration.ofDays(1)), null)
                .worded(words);
        notice.submit("manager", people, submitted);
        notice.approve("manager2", notice.confirmWord(), approved);
        notice.startSending(approved.plusSeconds(1));
        notice.complete(approved.plusSeconds(14));
        notice.persistAndFlush();
        audit(from.plusSeconds(20), "manager", "drafted", "notice", id, purpose.label());
        audit(submitted, "manager", "submitted", "notice", id, people + " people");
        audit(approved, "manager2", "approved", "notice", id, people + " people");
    }

    private void audit(Instant at, String who, String verb, String subject, UUID id, String detail) {
        database.createNativeQuery("""
                insert into audit_entry (at, who, verb, subject, subject_id, detail) values (?1, ?2, ?3, ?4, ?5, ?6)""")
                .setParameter(1, at).setParameter(2, who).setParameter(3, verb).setParameter(4, subject).setParameter(5, id)
                .setParameter(6, detail).executeUpdate();
    }
}
