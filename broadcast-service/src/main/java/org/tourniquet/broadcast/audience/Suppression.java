package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An address that must not be sent to, over one medium or all; it outlives the person it belonged to. */
@Entity
@Table(name = "suppression")
public class Suppression extends PanacheEntityBase {
    /** Why an address is silent. */
    public enum Reason {
        OPTED_OUT,
        HARD_BOUNCE,
        SOFT_BOUNCES,
        COMPLAINT,
        ERASED
    }

    /** In {@code medium}: every medium. */
    public static final String ALL = "ALL";

    @Id
    private UUID id;
    private String fingerprint;
    private String medium;
    @jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
    private Reason reason;
    private Instant at;

    protected Suppression() {
    }

    /** Silences an address; the first reason stays when it was silent already. Returns whether it is new. */
    public static boolean add(String fingerprint, String medium, Reason reason, Instant now) {
        return getEntityManager().createNativeQuery("""
                insert into suppression (fingerprint, medium, reason, at) values (?1, ?2, ?3, ?4)
                on conflict (fingerprint, medium) do nothing""").setParameter(1, fingerprint).setParameter(2, medium)
                .setParameter(3, reason.name()).setParameter(4, now).executeUpdate() == 1;
    }

    /** Lets an address hear from us again, over this medium and wherever "all" was said. */
    public static long lift(String fingerprint, String medium) {
        return delete("fingerprint = ?1 and medium in (?2, 'ALL')", fingerprint, medium);
    }

    /** Whether an address must not be sent to over a medium. */
    public static boolean of(String fingerprint, Medium medium) {
        return count("fingerprint = ?1 and medium in (?2, 'ALL')", fingerprint, medium.name()) > 0;
    }

    /** All silences of one address. */
    public static List<Suppression> of(String fingerprint) {
        return list("fingerprint", fingerprint);
    }

    public String medium() {
        return medium;
    }

    public Reason reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }
}
