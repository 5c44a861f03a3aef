package org.tourniquet.broadcast.duty;

import java.time.Instant;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The roster as the directory last told it. */
@Entity
@Table(name = "known_roster")
class KnownRoster extends PanacheEntityBase {
    static final short ONE = 1;

    @Id
    short id = ONE;
    long version;
    @JdbcTypeCode(SqlTypes.JSON)
    List<DutyChanged.Person> members = List.of();
    @JdbcTypeCode(SqlTypes.JSON)
    List<DutyChanged.Turn> shifts = List.of();
    @Column(name = "heard_at")
    Instant heardAt;
}
