package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A named set of people; one of them, "everyone", holds whoever was ever imported. */
@Entity
@Table(name = "audience")
public class Audience extends PanacheEntityBase {
    /** The audience that every recipient belongs to. */
    public static final UUID EVERYONE = UUID.fromString("00000000-0000-4000-8000-0000000000e0");

    @Id
    private UUID id;
    @Version
    private long version;
    private String name;
    private boolean everyone;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;

    protected Audience() {
    }

    /** A new, empty audience. */
    public Audience(UUID id, String name, String by, Instant now) {
        this.id = id;
        this.name = name;
        this.createdBy = by;
        this.createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public boolean everyone() {
        return everyone;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How many people it names now. */
    public long people() {
        return ((Number) getEntityManager().createNativeQuery("select count(*) from audience_member where audience_id = ?1")
                .setParameter(1, id).getSingleResult()).longValue();
    }

    /** Whether a person belongs to it. */
    public boolean holds(UUID recipient) {
        return (Boolean) getEntityManager().createNativeQuery(
                "select exists (select from audience_member where audience_id = ?1 and recipient_id = ?2)")
                .setParameter(1, id).setParameter(2, recipient).getSingleResult();
    }

    /** The names of the audiences that a person belongs to. */
    @SuppressWarnings("unchecked")
    public static List<String> of(UUID recipient) {
        return getEntityManager().createNativeQuery("""
                select a.name from audience_member m join audience a on a.id = m.audience_id
                where m.recipient_id = ?1 order by a.everyone, a.name""", String.class).setParameter(1, recipient)
                .getResultList();
    }

    /** The languages its people read. */
    @SuppressWarnings("unchecked")
    public Set<String> languages() {
        return Set.copyOf((List<String>) getEntityManager().createNativeQuery("""
                select distinct r.language from audience_member m join recipient r on r.id = m.recipient_id
                where m.audience_id = ?1""", String.class).setParameter(1, id).getResultList());
    }

    public static Optional<Audience> named(String name) {
        return find("name", name).firstResultOptional();
    }

    /** These, and the one that a notice is for if it was frozen for it. */
    public static List<Audience> allAnd(UUID chosen) {
        List<Audience> all = new ArrayList<>(all());
        if (all.stream().noneMatch(audience -> audience.id.equals(chosen)))
            all.addFirst(findById(chosen));
        return all;
    }

    /** All audiences that somebody named, "everyone" first; none that was frozen to tell the same people again. */
    @SuppressWarnings("unchecked")
    public static List<Audience> all() {
        return getEntityManager().createNativeQuery("""
                select a.* from audience a where not exists (select from reached_audience x where x.audience_id = a.id)
                order by a.everyone desc, a.name""", Audience.class).getResultList();
    }
}
