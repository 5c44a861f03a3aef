package org.tourniquet.broadcast.subscription;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody gave an address and has not proved yet that it is theirs. Code and link are kept as fingerprints only. */
@Entity
@Table(name = "subscription_wish")
public class Wish extends PanacheEntityBase {
    private static final int MOST_TRIES = 5;

    @Id
    private UUID id;
    @Column(name = "incident_id")
    private UUID incident;
    @Enumerated(EnumType.STRING)
    private Medium medium;
    @Column(name = "sealed_address")
    private String sealedAddress;
    private String fingerprint;
    private String language;
    @Column(name = "code_print")
    private String codePrint;
    @Column(name = "link_print")
    private String linkPrint;
    @Column(name = "place_print")
    private String placePrint;
    private int tries;
    @Column(name = "asked_at")
    private Instant askedAt;
    @Column(name = "good_until")
    private Instant goodUntil;
    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    protected Wish() {
    }

    Wish(UUID id, UUID incident, Medium medium, String sealedAddress, String fingerprint, String language, Instant now) {
        this.id = id;
        this.incident = incident;
        this.medium = medium;
        this.sealedAddress = sealedAddress;
        this.fingerprint = fingerprint;
        this.language = language;
        this.askedAt = now;
    }

    /** What proves it: the digits typed, or the link of a mail. */
    Wish provedBy(String codePrint, String linkPrint, Instant goodUntil) {
        this.codePrint = codePrint;
        this.linkPrint = linkPrint;
        this.goodUntil = goodUntil;
        return this;
    }

    Wish from(String placePrint) {
        this.placePrint = placePrint;
        return this;
    }

    /** What has served, or never will: an address that somebody typed is nobody's to keep. */
    static long forget(Instant askedBefore) {
        return delete("askedAt < ?1", askedBefore);
    }

    static Optional<Wish> byLink(String linkPrint) {
        return find("linkPrint = ?1", linkPrint).firstResultOptional();
    }

    static long toAddress(String fingerprint, Instant since) {
        return count("fingerprint = ?1 and askedAt > ?2", fingerprint, since);
    }

    static long fromPlace(String placePrint, Instant since) {
        return count("placePrint = ?1 and askedAt > ?2", placePrint, since);
    }

    static long over(Medium medium, Instant since) {
        return count("medium = ?1 and askedAt > ?2", medium, since);
    }

    /** Counts a try; whether it was the right one, in time, and not one too many. */
    boolean proved(String codePrint, Instant now) {
        tries++;
        return confirmedAt == null && tries <= MOST_TRIES && goodUntil.isAfter(now) && this.codePrint.equals(codePrint);
    }

    boolean good(Instant now) {
        return confirmedAt == null && goodUntil.isAfter(now);
    }

    void confirm(Instant now) {
        confirmedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID incident() {
        return incident;
    }

    Medium medium() {
        return medium;
    }

    String sealedAddress() {
        return sealedAddress;
    }

    String fingerprint() {
        return fingerprint;
    }

    String language() {
        return language;
    }
}
