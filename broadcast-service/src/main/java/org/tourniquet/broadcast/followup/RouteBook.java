package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeApproved;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.look.ReadableNumber;

/** Remembers which channel each notice named, with the address that stood in it: exactly those people can be told later. */
@ApplicationScoped
class RouteBook {
    /** A notice that named a channel, and the address as it was told. */
    record Told(UUID notice, String address) {
    }

    private final EntityManager database;
    private final Clock clock;

    RouteBook(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a notice says is read when it is let out: from then on it does not change any more. */
    void approved(@Observes NoticeApproved approved) {
        Notice notice = Notice.findById(approved.notice());
        String said = flat(notice.wordings().values().stream().flatMap(RouteBook::texts).toList());
        Optional<NoticeOrigin> origin = NoticeOrigin.of(notice.id())
                .filter(one -> one.kind() == NoticeOrigin.Kind.ROUTE);
        // who says that a door does not answer names it, and does not send anybody there
        UUID shut = origin.map(NoticeOrigin::channel)
                .filter(id -> !KnownChannel.<KnownChannel> findById(id).hours(clock.instant()).usable()).orElse(null);
        for (KnownChannel channel : KnownChannel.inUse().stream().filter(one -> !one.id().equals(shut)).toList())
            named(channel, said).ifPresent(address -> database.createNativeQuery("""
                    insert into notice_route (notice_id, channel_id, version, address) values (?1, ?2, ?3, ?4)
                    on conflict do nothing""").setParameter(1, notice.id()).setParameter(2, channel.id())
                    .setParameter(3, channel.version()).setParameter(4, address).executeUpdate());
        origin.ifPresent(this::answered);
    }

    /** Whoever was given this route was told otherwise. */
    private void answered(NoticeOrigin origin) {
        database.createNativeQuery("""
                update notice_route set answered_by = ?1 where channel_id = ?2 and answered_by is null
                    and notice_id = any(cast(?3 as uuid[]))""").setParameter(1, origin.notice())
                .setParameter(2, origin.channel()).setParameter(3, array(origin.notices())).executeUpdate();
        database.createNativeQuery("""
                update route_alarm set over_at = now() where channel_id = ?2 and over_at is null
                    and incident_id = (select incident_id from notice where id = ?1)""").setParameter(1, origin.notice())
                .setParameter(2, origin.channel()).executeUpdate();
    }

    /** The notices of an incident that gave this channel, and nobody was told otherwise since. */
    List<Told> of(UUID incident, UUID channel) {
        List<?> rows = database.createNativeQuery("""
                select r.notice_id, r.address from notice_route r join notice n on n.id = r.notice_id
                where r.channel_id = ?1 and n.incident_id = ?2 and r.answered_by is null order by n.approved_at""",
                Object[].class).setParameter(1, channel).setParameter(2, incident).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Told((UUID) row[0], (String) row[1])).toList();
    }

    /** The address of a channel as these notices gave it, to be read. */
    String told(Collection<UUID> notices, UUID channel) {
        List<?> rows = database.createNativeQuery("""
                select distinct address from notice_route where channel_id = ?1 and notice_id = any(cast(?2 as uuid[]))""",
                String.class).setParameter(1, channel).setParameter(2, array(notices)).getResultList();
        return String.join("; ", rows.stream().map(address -> ReadableNumber.of((String) address)).toList());
    }

    /** Which of its addresses a text names, however it is grouped there. */
    static Optional<String> named(KnownChannel channel, String flatText) {
        return channel.view().address().values().stream().filter(address -> !flat(List.of(address)).isEmpty())
                .filter(address -> flatText.contains(flat(List.of(address)))).findFirst();
    }

    /** Without what only groups a number or directs a line. */
    static String flat(List<String> texts) {
        return String.join("\n", texts).toLowerCase(Locale.ROOT)
                .replaceAll("[ \\u00a0()\\-\\u2011\\u200e\\u200f\\u2066-\\u2069]", "");
    }

    private static Stream<String> texts(Wording words) {
        return words.forms().values().stream();
    }

    private static String array(Collection<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }
}
