package org.tourniquet.broadcast.delivery;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.hibernate.Session;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/**
 * Sends a notice again to only those who did not get it: what failed over a medium they were to have; where the first medium
 * that works was enough, only people whom none reached. Nobody without an address, nobody who wants to be left in peace.
 */
@ApplicationScoped
class Resend {
    private static final String AGAIN = """
            update delivery d set state = 'QUEUED', reason = null, attempts = 0, attempt_id = null, external_id = null,
                   again = false, due_at = now(), offered_until = null, changed_at = now()
            from notice n
            where n.id = ? and d.notice_id = n.id and d.state = 'FAILED' and d.fingerprint is not null
              and d.expires_at > now() and (?::text[] is null or failure_kind(d.reason) = any(?))
              and not exists (select from suppression s where s.fingerprint = d.fingerprint and s.medium in (d.medium, 'ALL'))
              and (n.reach = 'EVERY' or not exists (select from delivery x where x.notice_id = n.id
                  and x.recipient_id = d.recipient_id and (x.state <> 'FAILED' or x.id > d.id)))""";

    private final EntityManager entities;
    private final AuditTrail audit;
    private final DeliveryRelay relay;

    Resend(EntityManager entities, AuditTrail audit, DeliveryRelay relay) {
        this.entities = entities;
        this.audit = audit;
        this.relay = relay;
    }

    /** Queues those that failed for one of these reasons, or (null) for any; says how many deliveries. */
    @Transactional
    int failed(UUID id, Collection<FailureKind> reasons) {
        Notice notice = entities.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null)
            throw Problem.notFound();
        if (notice.state() != NoticeState.COMPLETE && notice.state() != NoticeState.SENDING
                && notice.state() != NoticeState.PAUSED)
            throw Problem.of(409, "wrong-state", "Only a notice that went out can be sent again")
                    .detail("This one is " + notice.state().label().toLowerCase(java.util.Locale.ROOT) + ".");
        NoticeOrigin.refuseWhenTakenBack(id);
        int people = entities.unwrap(Session.class).doReturningWork(connection -> queue(connection, id, reasons));
        if (people > 0 && notice.state() == NoticeState.COMPLETE)
            notice.sendAgain();
        audit.record("sent again to those who did not get it", "notice", id,
                people + " deliveries" + (reasons == null ? "" : " of " + reasons));
        relay.nudge();
        return people;
    }

    /** In the transaction of whoever holds the notice. */
    static int queue(Connection connection, UUID notice, Collection<FailureKind> reasons) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            Array kinds = reasons == null ? null
                    : connection.createArrayOf("text", reasons.stream().map(Enum::name).toArray());
            statement.setObject(1, notice);
            statement.setArray(2, kinds);
            statement.setArray(3, kinds);
            return statement.executeUpdate();
        }
    }
}
