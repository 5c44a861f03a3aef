package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Nights;
import org.tourniquet.broadcast.audience.Person;
import org.tourniquet.broadcast.notice.Drafting;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.broadcast.notice.NoticeStopped;
import org.tourniquet.broadcast.notice.Quiet;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Tells those who told us their story that it is fixed or over, by itself, as soon as everybody of the notice is owed it, and
 * that this was wrong if it was: only whom the notice does not tell anyway, each once, a statement for each language and
 * medium, ten people or a hundred thousand.
 */
@ApplicationScoped
class StoriesEnd {
    private static final Logger LOG = Logger.getLogger(StoriesEnd.class);
    private static final String DUE = """
            select n.id from notice n join fanout f on f.notice_id = n.id and f.finished_at is not null
            where (n.purpose in ('FIXED', 'ALL_CLEAR') and n.segment_id is null or n.purpose = 'CORRECTION' and exists (
                    select from notice_about w join story_told t on t.notice_id = w.about where w.notice_id = n.id))
                and n.state in ('SENDING', 'COMPLETE')
                and n.expires_at > now() and not exists (select from stories_told s where s.notice_id = n.id)""";
    private static final String GROUPS = "select medium, language, count(*) from (%s) t group by 1, 2 order by 1, 2";
    private static final String OWE = """
            with teller as materialized (select * from (%s) t where t.medium = :medium and t.language = :language),
            told as (insert into story_told (notice_id, fingerprint, message_id)
                select :notice, fingerprint, cast(md5(cast(:notice as text) || fingerprint) as uuid) from teller
                on conflict do nothing returning fingerprint, message_id),
            message as (insert into one_person_message (id, requester, mode, purpose, medium, language, incident_id,
                    sealed_address, sealed_subject, sealed_body, requested_at, expires_at)
                select told.message_id, 'broadcast', :mode, 'STORY', :medium, :language, :incident, teller.sealed_address,
                    :subject, :body, now(), :expires from told join teller on teller.fingerprint = told.fingerprint)
            insert into delivery (message_id, mode, medium, lane, fingerprint, state, expires_at, quiet_zone)
            select d.message_id, :mode, :medium, :lane, d.fingerprint, 'QUEUED', :expires,
                case when :mode = 'LIVE' and (:keep or care.careful) then coalesce(care.zone, '') end
            from told d left join lateral (select bool_or(r.safe_contact) as careful, max(%s) as zone
                from recipient_address a join recipient r on r.id = a.recipient_id %s
                where a.fingerprint = d.fingerprint) care on true""";

    private final EntityManager database;
    private final Storytellers tellers;
    private final Rendering rendering;
    private final FieldCipher cipher;
    private final DeliveryRelay relay;
    private final AuditTrail audit;
    private final Rounds rounds;

    StoriesEnd(EntityManager database, Storytellers tellers, Rendering rendering, FieldCipher cipher, DeliveryRelay relay,
            AuditTrail audit, OneAtATime oneAtATime) {
        this.database = database;
        this.tellers = tellers;
        this.rendering = rendering;
        this.cipher = cipher;
        this.relay = relay;
        this.audit = audit;
        this.rounds = new Rounds("stories' end", Duration.ofSeconds(2), () -> {
            oneAtATime.run("stories-end", this::once);
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** What is stopped reaches nobody more. */
    void stopped(@Observes NoticeStopped stopped) {
        database.createNativeQuery("""
                update delivery set state = 'FAILED', reason = 'stopped', changed_at = now() where state = 'QUEUED'
                    and message_id in (select message_id from story_told where notice_id = ?1)""")
                .setParameter(1, stopped.notice()).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    void once() {
        List<UUID> due = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(DUE, UUID.class).getResultList());
        due.forEach(id -> QuarkusTransaction.requiringNew().run(() -> tell(id)));
        if (!due.isEmpty())
            relay.nudge();
    }

    /** Under the notice's lock: whoever stops it meanwhile either finds these messages or prevents them. */
    private void tell(UUID id) {
        Notice notice = Drafting.locked(id);
        if (notice.state() != NoticeState.SENDING && notice.state() != NoticeState.COMPLETE)
            return;
        List<?> groups = tellers
                .about(database.createNativeQuery(GROUPS.formatted(Storytellers.untold(notice)), Object[].class), notice)
                .setParameter("notice", id).getResultList();
        long people = groups.stream().map(Object[].class::cast).mapToLong(group -> ((Number) group[2]).longValue()).sum();
        int told = 0;
        for (Object[] group : groups.stream().map(Object[].class::cast).toList())
            told += owe(notice, Medium.valueOf((String) group[0]), (String) group[1], people);
        database.createNativeQuery("insert into stories_told (notice_id, people, told_at) values (?1, ?2, now())")
                .setParameter(1, id).setParameter(2, told).executeUpdate();
        if (told > 0) {
            audit.recordAs(AuditTrail.SYSTEM, "told those who told us their story", "notice", id, told + " people");
            LOG.infof("notice %s is told to %d people who told us their story", id, told);
        }
    }

    private int owe(Notice notice, Medium medium, String language, long people) {
        Rendering.Plain letter = medium == Medium.EMAIL ? rendering.letter(notice, language) : null;
        String body = letter == null ? rendering.text(notice, new Person(null, "", language, false)).body() : letter.body();
        return tellers
                .about(database.createNativeQuery(OWE.formatted(Storytellers.untold(notice), Nights.ZONE, Nights.JOIN)), notice)
                .setParameter("notice", notice.id())
                .setParameter("incident", notice.incident()).setParameter("mode", notice.mode().name())
                .setParameter("medium", medium.name()).setParameter("language", language)
                .setParameter("subject", letter == null ? null : cipher.seal(letter.subject()))
                .setParameter("body", cipher.seal(body)).setParameter("expires", notice.expiresAt())
                .setParameter("lane", Lane.of(notice.live(), people).name())
                .setParameter("keep", notice.quietHours() == Quiet.KEEP).executeUpdate();
    }
}
