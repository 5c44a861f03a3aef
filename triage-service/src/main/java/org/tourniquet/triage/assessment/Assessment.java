package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import org.tourniquet.kit.edge.SealedText;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One person's run through one frozen protocol, resumable by its token and found again by its passport. */
@Entity
class Assessment extends PanacheEntityBase {

    @Id
    UUID id;
    String token;
    String passport;
    String creationKey;
    String protocolKey;
    int protocolVersion;
    String protocolHash;
    String language;
    String mode;
    UUID incident;
    String recipient;
    boolean noVoice;
    boolean fullLength;
    boolean byText;
    String sealedName;
    String sealedEmail;
    String sealedPhone;
    String emailPrint;
    String phonePrint;
    int answers;
    Instant enoughAt;
    Instant humanWishedAt;
    Instant startedAt;
    Instant heardAt;
    Instant endedAt;
    @Convert(converter = SealedText.class)
    String wishedIssue;
    @Convert(converter = SealedText.class)
    String foundIssue;
    Instant wishedAt;
    @Convert(converter = SealedText.class)
    String way;
    Instant wayAt;
    int stepsDone;
    Instant betterAt;
    Instant safetyDueAt;
    boolean situationOpen;
    Instant decidedAt;
    String decidedAs;
    Instant silentAt;
    boolean urgent;

    boolean reachable() {
        return sealedEmail != null || sealedPhone != null;
    }

    /** What was given replaces what was known; what was left blank stays. */
    void know(Contact contact) {
        if (contact.sealedName() != null)
            sealedName = contact.sealedName();
        if (contact.sealedEmail() != null) {
            sealedEmail = contact.sealedEmail();
            emailPrint = contact.emailPrint();
        }
        if (contact.sealedPhone() != null) {
            sealedPhone = contact.sealedPhone();
            phonePrint = contact.phonePrint();
        }
    }

    Contact contact() {
        return new Contact(sealedName, sealedEmail, sealedPhone, emailPrint, phonePrint);
    }

    /** Plays this version for good. */
    void pin(Protocols.Published published) {
        protocolKey = published.key();
        protocolVersion = published.version();
        protocolHash = published.hash();
    }

    /** The next place in the log; the row is locked, so two answers at once take two places. */
    int heard(Instant now) {
        heardAt = now;
        return ++answers;
    }

    void end(Instant now) {
        if (endedAt == null)
            endedAt = now;
    }

    /** How it ended, for the measures; a correction after that may end otherwise. */
    void decided(String status, Instant now) {
        decidedAs = status;
        decidedAt = now;
    }

    /** What the person wants first is obeyed, and kept beside what the questions found; null takes the wish back. */
    void wish(String issue, String found, Instant now) {
        wishedIssue = issue;
        foundIssue = issue == null ? null : found;
        wishedAt = now;
        leaveWay();
    }

    /** One of the two ways; taking the same one again does not begin it again. */
    void take(String chosen, Instant now) {
        if (chosen.equals(way))
            return;
        leaveWay();
        way = chosen;
        wayAt = now;
    }

    private void leaveWay() {
        way = null;
        wayAt = null;
        stepsDone = 0;
        betterAt = null;
    }

    /** A correction after the end may open it again. */
    void goOn() {
        endedAt = null;
    }

    static Optional<Assessment> ofToken(String token) {
        return find("token", token).firstResultOptional();
    }

    /** For writing: whoever answers at the same moment waits here. */
    static Optional<Assessment> lockedOfToken(String token) {
        return find("token", token).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    static Optional<Assessment> ofCreation(String key) {
        return key == null ? Optional.empty() : find("creationKey", key).firstResultOptional();
    }

    /** Begun by a program and left before the first answer: there is nothing to tell, and nobody who asked for anything. */
    boolean saidNothing() {
        return answers == 0 && !byText && humanWishedAt == null && safetyDueAt == null;
    }

    /** Who was heard before then began before then, which is what the index knows; see the migration that made it. */
    static List<Silence.Silent> silentSince(Instant then, boolean urgent, Silence.Silent last) {
        return getEntityManager().createQuery("""
                select new org.tourniquet.triage.assessment.Silence$Silent(a.id, a.heardAt) from Assessment a
                where a.endedAt is null and a.urgent = :urgent and a.startedAt < :then and a.heardAt < :then
                  and (a.heardAt > :from or a.heardAt = :from and a.id > :after) order by a.heardAt, a.id""",
                Silence.Silent.class).setParameter("urgent", urgent).setParameter("then", then)
                .setParameter("from", last == null ? Instant.EPOCH : last.heardAt())
                .setParameter("after", last == null ? new UUID(0, 0) : last.id()).setMaxResults(200).getResultList();
    }

    /** How often the same phone or mail got in touch since then, this time included. */
    int contactsSince(Instant then) {
        if (emailPrint == null && phonePrint == null)
            return 1;
        return 1 + (int) count("id <> ?1 and startedAt > ?2 and (phonePrint = ?3 or emailPrint = ?4)", id, then,
                phonePrint, emailPrint);
    }
}
