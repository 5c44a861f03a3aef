package org.tourniquet.broadcast.delivery;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Calls a notice complete when, and only when, every person of it is accounted for. */
@ApplicationScoped
class Completion {
    static final String ACCOUNTED = """
            select n.id from notice n join fanout f on f.notice_id = n.id join account a on a.notice_id = n.id
            where n.state in ('SENDING', 'PAUSED') and f.finished_at is not null and a.open = 0""";

    private final EntityManager entities;
    private final Clock clock;

    Completion(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    void once() {
        QuarkusTransaction.requiringNew().call(() -> accounted(ACCOUNTED, null)).forEach(this::complete);
    }

    /** Looked at again under the notice's lock: a late bounce may just have opened somebody's next medium. */
    private void complete(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Notice notice = entities.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
            boolean may = notice.state() == NoticeState.SENDING || notice.state() == NoticeState.PAUSED;
            if (may && !accounted(ACCOUNTED + " and n.id = ?1", id).isEmpty())
                notice.complete(clock.instant());
        });
    }

    @SuppressWarnings("unchecked")
    private List<UUID> accounted(String sql, UUID id) {
        var query = entities.createNativeQuery(sql, UUID.class);
        if (id != null)
            query.setParameter(1, id);
        return query.getResultList();
    }
}
