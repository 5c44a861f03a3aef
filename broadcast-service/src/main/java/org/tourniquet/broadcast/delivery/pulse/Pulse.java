package org.tourniquet.broadcast.delivery.pulse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.broadcast.delivery.DeliveryRelay;
import org.tourniquet.broadcast.delivery.OnePersonMessage;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Asks a few silent people of an open live incident, by chance, whether they are still stuck: those who were reached, and from
 * whom nothing came back, neither an answer nor a story. At most once a day each, by day in their own time, nobody who is
 * contacted with care; off by default.
 */
@ApplicationScoped
public class Pulse {
    private static final int MOST = 1000;
    /** From nine in the morning till eight in the evening, by the person's clock. */
    private static final String SILENT = """
            select r.id, a.medium, a.address, a.fingerprint, r.language from (
                select distinct d.recipient_id from delivery d join notice n on n.id = d.notice_id
                where n.incident_id = ?1 and d.mode = 'LIVE' and d.state in ('ACCEPTED', 'DELIVERED')) told
            join recipient r on r.id = told.recipient_id and not r.safe_contact
            join lateral (select x.medium, x.address, x.fingerprint from recipient_address x where x.recipient_id = r.id
                and not exists (select from suppression s where s.fingerprint = x.fingerprint and s.medium in (x.medium, 'ALL'))
                order by x.position limit 1) a on true
            where extract(hour from cast(?2 as timestamptz) at time zone coalesce(nullif(r.time_zone, ''), ?3)) between 9 and 19
              and not exists (select from pulse_asked p where p.recipient_id = r.id
                  and (p.asked_at > cast(?2 as timestamptz) - interval '24 hours' or p.incident_id = ?1 and p.answer is not null))
              and not exists (select from reply y join recipient_address o on o.fingerprint = y.sender
                  where o.recipient_id = r.id and y.received_at > (select opened_at from incident where id = ?1))
              and r.id not in (select o.recipient_id from one_person_message m join delivery d on d.message_id = m.id
                  join recipient_address o on o.fingerprint = d.fingerprint
                  where m.incident_id = ?1 and m.ticket is not null)
            order by random() limit ?4""";

    /** How many are asked a day, and what came of it so far. */
    @RegisterForReflection
    public record PulseView(int peopleADay, long asked, long stuck, long well) {
    }

    private final EntityManager database;
    private final FieldCipher cipher;
    private final DeliveryRelay relay;
    private final AuditTrail audit;
    private final Clock clock;
    private final String home;
    private final String organisation;
    private final ZoneId zone;
    private final Rounds rounds;

    Pulse(EntityManager database, FieldCipher cipher, DeliveryRelay relay, AuditTrail audit, OneAtATime oneAtATime, Clock clock,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String home,
            @ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.database = database;
        this.cipher = cipher;
        this.relay = relay;
        this.audit = audit;
        this.clock = clock;
        this.home = home;
        this.organisation = organisation;
        this.zone = zone;
        this.rounds = new Rounds("pulse", Duration.ofMinutes(2), () -> {
            oneAtATime.run("pulse", () -> ask(clock.instant()));
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** So many people a day; 0 switches it off. */
    @Transactional
    void choose(UUID id, Integer people) {
        Incident incident = Incident.<Incident> findByIdOptional(id).orElseThrow(Problem::notFound);
        if (!incident.live() || !incident.open())
            throw Problem.of(409, "not-live", "Only people of an open live incident are asked");
        if (people == null || people < 0 || people > MOST)
            throw Problem.of(422, "pulse-wrong", "So many cannot be asked").at("/peopleADay", "range",
                    "must be from 0 (off) to " + MOST);
        database.createNativeQuery("""
                insert into pulse (incident_id, people, by, at) values (?1, ?2, ?3, ?4)
                on conflict (incident_id) do update set people = excluded.people, by = excluded.by, at = excluded.at""")
                .setParameter(1, id).setParameter(2, people).setParameter(3, audit.signedIn()).setParameter(4, clock.instant())
                .executeUpdate();
        audit.record(people == 0 ? "asks nobody any more whether they are stuck" : "asks silent people whether they are stuck",
                "incident", id, people + " a day");
    }

    PulseView of(UUID incident) {
        Object[] row = (Object[]) database.createNativeQuery("""
                select coalesce((select people from pulse where incident_id = ?1), 0), count(*),
                       count(*) filter (where answer = 'YES'), count(*) filter (where answer = 'NO')
                from pulse_asked where incident_id = ?1""").setParameter(1, incident).getSingleResult();
        return new PulseView(((Number) row[0]).intValue(), ((Number) row[1]).longValue(), ((Number) row[2]).longValue(),
                ((Number) row[3]).longValue());
    }

    /** Each incident that asks, up to its number of the last twenty-four hours. */
    public void ask(Instant now) {
        for (UUID incident : QuarkusTransaction.requiringNew().call(this::asking))
            QuarkusTransaction.requiringNew().run(() -> silent(incident, now));
        relay.nudge();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> asking() {
        return database.createNativeQuery("""
                select p.incident_id from pulse p join incident i on i.id = p.incident_id
                where p.people > 0 and i.state = 'OPEN' and i.mode = 'LIVE'
                  and p.people > (select count(*) from pulse_asked a where a.incident_id = p.incident_id
                      and a.asked_at > now() - interval '24 hours')""", UUID.class).getResultList();
    }

    private void silent(UUID incident, Instant now) {
        int room = ((Number) database.createNativeQuery("""
                select p.people - (select count(*) from pulse_asked a where a.incident_id = ?1
                    and a.asked_at > cast(?2 as timestamptz) - interval '24 hours')
                from pulse p where p.incident_id = ?1""").setParameter(1, incident).setParameter(2, now).getSingleResult())
                .intValue();
        if (room <= 0)
            return;
        List<?> people = database.createNativeQuery(SILENT, Object[].class).setParameter(1, incident).setParameter(2, now)
                .setParameter(3, zone.getId()).setParameter(4, room).getResultList();
        people.stream().map(Object[].class::cast).forEach(person -> owe(incident, person, now));
    }

    private void owe(UUID incident, Object[] person, Instant now) {
        UUID asked = UUID.randomUUID();
        Medium medium = Medium.valueOf((String) person[1]);
        String language = (String) person[4];
        database.createNativeQuery("""
                insert into pulse_asked (id, incident_id, recipient_id, medium, asked_at) values (?1, ?2, ?3, ?4, ?5)""")
                .setParameter(1, asked).setParameter(2, incident).setParameter(3, person[0]).setParameter(4, medium.name())
                .setParameter(5, now).executeUpdate();
        PulseWords words = PulseWords.in(language);
        String body = words.message().formatted(organisation, home + "/incidents/pulse/" + RecipientToken.of(asked));
        OnePersonMessage.owe(new OnePersonMessage(UUID.randomUUID(), OnePersonMessage.OURSELVES, Mode.LIVE, "PULSE", medium,
                language, incident, null,
                new OnePersonMessage.Sealed(cipher.seal((String) person[2]),
                        medium == Medium.EMAIL ? cipher.seal(words.subject()) : null, cipher.seal(body)),
                now, now.plus(Duration.ofHours(12))), (String) person[3]);
    }

    /** Who was asked by a link. */
    record Asked(UUID id, UUID incident, UUID recipient, Medium medium) {
    }

    Optional<Asked> behind(String token) {
        return RecipientToken.read(token).flatMap(id -> {
            List<?> rows = database.createNativeQuery(
                    "select incident_id, recipient_id, medium from pulse_asked where id = ?1", Object[].class)
                    .setParameter(1, id)
                    .getResultList();
            return rows.stream().map(Object[].class::cast).findFirst()
                    .map(row -> new Asked(id, (UUID) row[0], (UUID) row[1], Medium.valueOf((String) row[2])));
        });
    }

    /** What was tapped first; only who was well and is stuck now changes it. */
    @Transactional
    void answered(UUID asked, boolean stuck) {
        database.createNativeQuery("""
                update pulse_asked set answer = ?2, answered_at = ?3
                where id = ?1 and (answer is null or answer = 'NO' and ?2 = 'YES')""").setParameter(1, asked)
                .setParameter(2, stuck ? "YES" : "NO").setParameter(3, clock.instant()).executeUpdate();
    }
}
