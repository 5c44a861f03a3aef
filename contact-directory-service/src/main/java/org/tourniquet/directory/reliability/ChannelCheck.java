package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One test of a channel: when, by whom, what it found. Only ever added to. */
@Entity
@Table(name = "channel_check")
public class ChannelCheck extends PanacheEntityBase {
    @Id
    public UUID id;
    public UUID channelId;
    public Instant at;
    /** Who tried: somebody of the staff, or the system. */
    public String who;
    @Enumerated(EnumType.STRING)
    public Outcome outcome;
    public Integer waitSeconds;
    /** How long a page took to answer the machine; nobody's wait. */
    public Integer millis;
    public String note;

    /** The tests of one day by the channel's clock. Slowest: how long the slowest answer took; null: none was timed. */
    @RegisterForReflection
    public record Day(LocalDate day, long answered, long failed, long notTried, Long slowestMillis) {
    }

    /** The days that had tests, in order: five-minute checks of three months are 26,000 rows, so the database adds them up. */
    static List<Day> days(UUID channelId, Instant from, ZoneId zone) {
        List<Object[]> rows = getEntityManager().createNativeQuery("""
                select to_char(at at time zone ?3, 'YYYY-MM-DD'),
                       count(*) filter (where outcome = 'ANSWERED'),
                       count(*) filter (where outcome in ('WRONG', 'SILENT')),
                       count(*) filter (where outcome = 'REFUSED'),
                       max(coalesce(millis, wait_seconds * 1000)) filter (where outcome = 'ANSWERED')
                  from channel_check where channel_id = ?1 and at >= ?2 group by 1 order by 1""", Object[].class)
                .setParameter(1, channelId).setParameter(2, from).setParameter(3, zone.getId()).getResultList();
        return rows.stream().map(row -> new Day(LocalDate.parse((String) row[0]), number(row[1]), number(row[2]),
                number(row[3]), row[4] == null ? null : Long.valueOf(number(row[4])))).toList();
    }

    private static long number(Object counted) {
        return ((Number) counted).longValue();
    }

    static List<ChannelCheck> latest(UUID channelId, int atMost) {
        return find("channelId = ?1 order by at desc, id", channelId).page(0, atMost).list();
    }
}
