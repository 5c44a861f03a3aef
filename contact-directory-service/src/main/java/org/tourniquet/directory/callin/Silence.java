package org.tourniquet.directory.callin;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A telephone of the staff that wants no texts; broadcast keeps to it, we only know it. */
@Entity
@Table(name = "call_in_silence")
class Silence extends PanacheEntityBase {
    @Id
    public String phonePrint;
    public Instant at;

    static void begin(String print, Instant now) {
        getEntityManager().createNativeQuery("insert into call_in_silence (phone_print, at) values (?1, ?2) "
                + "on conflict (phone_print) do nothing").setParameter(1, print).setParameter(2, now).executeUpdate();
    }

    static void end(String print) {
        deleteById(print);
    }
}
