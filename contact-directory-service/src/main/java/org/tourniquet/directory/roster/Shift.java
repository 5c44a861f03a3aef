package org.tourniquet.directory.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Some hours, and who is called in them: the first one, and who follows. */
@Entity
@Table(name = "roster_shift")
class Shift extends PanacheEntityBase {
    @Id
    public UUID id;
    public Instant startsAt;
    public Instant endsAt;
    @JdbcTypeCode(SqlTypes.ARRAY)
    public String[] people;

    /** Those that have not ended, the next one first. */
    static List<Shift> ahead(Instant now) {
        return list("endsAt > ?1 order by startsAt, id", now);
    }

    /** Those that touch some time, the next one first. */
    static List<Shift> within(Instant from, Instant to) {
        return list("endsAt > ?1 and startsAt < ?2 order by startsAt, id", from, to);
    }

    Hours hours() {
        return new Hours(id, startsAt, endsAt, List.of(people));
    }
}
