package org.tourniquet.broadcast.rights;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Empties what was written to one person alone, and by them, once it has served: some weeks after it was written, and after
 * its incident is over. That somebody was answered, and whether it arrived, stays; it is a fingerprint and a state.
 */
@ApplicationScoped
class ForgottenWords {
    private static final int BATCH = 5_000;
    /** While an incident lasts, whoever told a story about it is still to be told that it is fixed. */
    private static final String TO_THEM = """
            with served as (select m.id from one_person_message m join delivery d on d.message_id = m.id
                left join incident i on i.id = m.incident_id
                where m.requested_at < :before and length(m.sealed_address) > :blank
                  and d.state not in ('QUEUED', 'SENDING', 'UNKNOWN') and (i.id is null or i.closed_at < :before) limit :batch)
            update one_person_message m set sealed_address = :nothing, sealed_body = :nothing,
                sealed_subject = case when sealed_subject is null then null else :nothing end
            from served where m.id = served.id""";
    /** What nobody could be handed yet is kept until it was; a keyword is handed to nobody. */
    private static final String BY_THEM = """
            with served as (select id from reply where received_at < :before and length(sealed_address) > :blank
                and (published_at < :before or keyword is not null) limit :batch)
            update reply r set sealed_address = :nothing, sealed_body = :nothing from served where r.id = served.id""";

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final Clock clock;
    private final Duration kept;

    ForgottenWords(EntityManager entities, FieldCipher cipher, Clock clock,
            @ConfigProperty(name = "tourniquet.words-kept", defaultValue = "30d") Duration kept) {
        this.entities = entities;
        this.cipher = cipher;
        this.clock = clock;
        this.kept = kept;
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void forget() {
        Instant before = clock.instant().minus(kept);
        for (String whose : new String[] { TO_THEM, BY_THEM })
            while (forget(whose, before) == BATCH)
                continue;
    }

    private int forget(String sql, Instant before) {
        String nothing = cipher.seal("");
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(sql).setParameter("before", before).setParameter("nothing", nothing)
                        .setParameter("blank", nothing.length()).setParameter("batch", BATCH).executeUpdate());
    }
}
