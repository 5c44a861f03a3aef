package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.broadcast.notice.StaffConfig;
import org.tourniquet.broadcast.notice.StaffPageRequested;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Tells the person on duty, once, that a provider is down and once that it is back; and when all accounts of a medium stay
 * down, takes whoever is to be reached FIRST over their next medium.
 */
@ApplicationScoped
class ProviderWatch {
    /** What heals within ten seconds wakes nobody; what cannot heal by itself wakes at once. */
    private static final String DOWN = """
            update provider_account set told_at = now() where told_at is null and breaker <> 'CLOSED'
                and (needs_person or opened_at < now() - interval '10 seconds') returning name, medium, paused_why, needs_person""";
    /** What falls over every minute is told once. */
    private static final String BACK = """
            update provider_account set told_at = null where told_at is not null and breaker = 'CLOSED'
                and closed_at < now() - interval '1 minute' returning name, medium, paused_why, needs_person""";
    private static final String ALL_DOWN = """
            select bool_and(breaker <> 'CLOSED' and opened_at < now() - make_interval(secs => ?)) from provider_account
            where medium = ? and name = any(?)""";
    private static final String NEXT = """
            with stuck as (
                select d.id from delivery d join notice n on n.id = d.notice_id and n.reach = 'FIRST' and n.state = 'SENDING'
                join recipient r on r.id = d.recipient_id
                where d.state = 'QUEUED' and d.lane = any('{URGENT,BULK}') and d.medium = ? and d.mode = 'LIVE' and d.expires_at > now()
                  and exists (select from recipient_address a where a.recipient_id = d.recipient_id and a.medium = any(n.media)
                      and a.medium <> d.medium and not (r.safe_contact and a.medium = 'EMAIL')
                      and not exists (select from suppression s where s.fingerprint = a.fingerprint and s.medium in (a.medium, 'ALL'))
                      and not exists (select from delivery x where x.notice_id = d.notice_id
                          and x.recipient_id = d.recipient_id and x.medium = a.medium))
                order by d.id limit 1000 for update of d skip locked)
            update delivery d set state = 'FAILED', reason = 'the provider is down', changed_at = now()
            from stuck where d.id = stuck.id returning d.id""";

    private final DataSource database;
    private final EntityManager entities;
    private final Providers providers;
    private final DeliveryConfig config;
    private final StaffConfig staff;
    private final Event<StaffPageRequested> pages;
    private final String console;
    private final Rounds rounds;

    ProviderWatch(DataSource database, EntityManager entities, Providers providers, DeliveryConfig config, StaffConfig staff,
            Event<StaffPageRequested> pages, OneAtATime oneAtATime,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String console) {
        this.database = database;
        this.entities = entities;
        this.providers = providers;
        this.config = config;
        this.staff = staff;
        this.pages = pages;
        this.console = console;
        this.rounds = new Rounds("provider watch", Duration.ofSeconds(2), () -> {
            oneAtATime.run("provider watch", this::look);
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    private void look() {
        QuarkusTransaction.requiringNew().run(() -> {
            changed(DOWN).forEach(row -> page(row, true));
            changed(BACK).forEach(row -> page(row, false));
        });
        for (Medium medium : Medium.values())
            if (medium.personal() && down(medium) && !down(medium == Medium.EMAIL ? Medium.SMS : Medium.EMAIL))
                while (next(medium) > 0)
                    continue;
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> changed(String sql) {
        return entities.createNativeQuery(sql).getResultList();
    }

    private void page(Object[] row, boolean down) {
        String what = Medium.valueOf((String) row[1]).label() + " over “" + row[0] + "”";
        String text = !down ? what + " works again. What waited is being sent."
                : what + " does not go: " + row[2] + ". Nothing is lost: what waits is sent when it works again. "
                        + ((Boolean) row[3] ? "It will not get well by itself: somebody has to see to the account."
                                : "We try again at least every half minute.");
        first().ifPresent(who -> pages.fire(new StaffPageRequested(who, down ? what + " is down" : what + " works again", text,
                console + "/providers", Mode.LIVE)));
    }

    private Optional<String> first() {
        return staff.members().entrySet().stream().filter(member -> member.getValue().duty().isPresent())
                .min(Comparator.comparing(member -> member.getValue().duty().get())).map(Map.Entry::getKey);
    }

    private boolean down(Medium medium) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ALL_DOWN)) {
                statement.setDouble(1, config.nextMediumAfter().toMillis() / 1000.0);
                statement.setString(2, medium.name());
                statement.setArray(3, connection.createArrayOf("text",
                        providers.of(medium).stream().map(Account::name).toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getBoolean(1);
                }
            }
        });
    }

    /** A slice of those who wait in vain and can be reached otherwise; how many. */
    int next(Medium medium) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
                statement.setString(1, medium.name());
                List<UUID> failed = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        failed.add(row.getObject(1, UUID.class));
                }
                NextMedium.after(connection, failed.toArray(UUID[]::new));
                return failed.size();
            }
        });
    }
}
