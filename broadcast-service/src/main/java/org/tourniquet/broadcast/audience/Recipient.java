package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Parameters;

/** A person who may be told, with addresses in their own order. */
@Entity
@Table(name = "recipient")
public class Recipient extends PanacheEntityBase {
    @Id
    private UUID id;
    @Column(name = "external_id")
    private String externalId;
    private String name;
    private String language;
    private String region;
    @Column(name = "time_zone")
    private String timeZone;
    @Column(name = "safe_contact")
    private boolean safeContact;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] tags = {};
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> attributes = new LinkedHashMap<>();
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;
    @OneToMany(mappedBy = "recipient", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<RecipientAddress> addresses = new ArrayList<>();

    protected Recipient() {
    }

    /** A new person without an address yet. */
    public Recipient(UUID id, String name, String language, Instant now) {
        this.id = id;
        this.name = name;
        this.language = language;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Other addresses, in this order; those that stay are written anew at their new place. */
    Recipient reachedBy(List<RecipientChange.Way> ways, Instant now) {
        addresses.clear();
        getEntityManager().flush();
        ways.forEach(way -> reachedBy(way.medium(), way.address(), way.fingerprint()));
        updatedAt = now;
        return this;
    }

    /** Reads this language, keeps this time. */
    Recipient reading(String language, String timeZone) {
        this.language = language;
        this.timeZone = timeZone;
        return this;
    }

    /** Adds an address at the end of the person's order. */
    public Recipient reachedBy(Medium medium, String address, String fingerprint) {
        addresses.add(new RecipientAddress(this, medium, addresses.size() + 1, address, fingerprint));
        return this;
    }

    /** The person lives in this region and keeps this time. */
    public Recipient livingIn(String region, String timeZone) {
        this.region = region;
        this.timeZone = timeZone;
        return this;
    }

    /** Whether the person must be contacted with care: text first, not at night, the matter never mentioned. */
    public Recipient contactedWithCare(boolean care) {
        this.safeContact = care;
        return this;
    }

    public Person person() {
        return new Person(id, name, language, safeContact, attributes);
    }

    /** The first address over a medium, if there is one. */
    public Optional<RecipientAddress> over(Medium medium) {
        return addresses.stream().filter(address -> address.medium() == medium).findFirst();
    }

    /** People whose name, address or number at the sender's begins like this (a name: holds it), in the order of their ids. */
    public static List<Recipient> search(String text, UUID after, int atMost) {
        String wanted = wanted(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return find("""
                from Recipient r where (:after is null or r.id > :after) and (:q = '' or lower(r.name) like :within
                    or lower(r.externalId) like :start
                    or exists (from RecipientAddress a where a.recipient = r and lower(a.address) like :start))
                order by r.id""", Parameters.with("after", after).and("q", wanted).and("within", "%" + wanted + "%")
                .and("start", wanted + "%")).page(0, atMost).list();
    }

    /** A number may be given as it is shown, in groups. */
    private static String wanted(String text) {
        String wanted = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return wanted.matches("[+][0-9 ()./\\-\u00a0\u2011]+") ? wanted.replaceAll("[^+0-9]", "") : wanted;
    }

    public UUID id() {
        return id;
    }

    public String externalId() {
        return externalId;
    }

    public String name() {
        return name;
    }

    public String language() {
        return language;
    }

    public String region() {
        return region;
    }

    public String timeZone() {
        return timeZone;
    }

    public boolean safeContact() {
        return safeContact;
    }

    public List<String> tags() {
        return List.of(tags);
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public List<RecipientAddress> addresses() {
        return addresses;
    }
}
