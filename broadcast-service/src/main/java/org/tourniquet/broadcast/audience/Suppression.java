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
        OPTED_OUT("asked not to be written to"),
        BAD_ADDRESS("is no number or address: mistyped, or given up"),
        HARD_BOUNCE("sent our mail back for good"),
        SOFT_BOUNCES("sent our mail back again and again"),
        COMPLAINT("complained about our mail"),
        ERASED("was erased");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** As the console says it. */
        public String words() {
            return words;
        }

        /** Whether only the person can take it back: by START, on their own page, or in writing. */
        public boolean theirs() {
            return this == OPTED_OUT || this == COMPLAINT;
        }
    }

    /** In {@code medium}: every medium. */
    public static final String ALL = "ALL";

    @Id
    private UUID id;
    private String fingerprint;
    private String medium;
    @jakarta.persistence.Enumerated(jakarta.persistence.EnumType.STRING)
    private Reason reason;
    private String source;
    private Instant at;

    protected Suppression() {
    }

    /** Silences an address; the first reason stays when it was silent already. Returns whether it is new. */
    public static boolean add(String fingerprint, String medium, Reason reason, Instant now) {
        return add(fingerprint, medium, reason, null, now);
    }

    /** Silences an address, and keeps in a few words where that came from. */
    public static boolean add(String fingerprint, String medium, Reason reason, String source, Instant now) {
        return getEntityManager().createNativeQuery("""
                insert into suppression (fingerprint, medium, reason, source, at) values (?1, ?2, ?3, ?4, ?5)
                on conflict (fingerprint, medium) do nothing""").setParameter(1, fingerprint).setParameter(2, medium)
                .setParameter(3, reason.name()).setParameter(4, source).setParameter(5, now).executeUpdate() == 1;
    }

    /** Takes back an opt-out that came from one place only; what was said elsewhere stays. */
    public static boolean takeBack(String fingerprint, String medium, String source) {
        return delete("fingerprint = ?1 and medium = ?2 and reason = ?3 and source = ?4", fingerprint, medium,
                Reason.OPTED_OUT, source) > 0;
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

    public UUID id() {
        return id;
    }

    public String fingerprint() {
        return fingerprint;
    }

    /** Where it comes from, in a few words; null where nobody said. */
    public String source() {
        return source;
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
