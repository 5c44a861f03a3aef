package org.tourniquet.broadcast.audience;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;

/** Names rules, changes and deletes them; used by the page and by the API. */
@ApplicationScoped
class Segments {
    private static final int LONGEST_NAME = 120;

    private final AuditTrail audit;
    private final Clock clock;

    Segments(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Segment create(String name, JsonNode rule) {
        SegmentRule checked = checked(null, name, rule);
        Segment segment = new Segment(UUID.randomUUID(), plain(name), checked, audit.signedIn(), clock.instant());
        segment.persist();
        audit.record("named", "segment", segment.id(), segment.name() + ": " + segment.rule());
        return segment;
    }

    /** Another name or rule; {@code version}, where given, is the one that was seen. */
    @Transactional
    Segment change(UUID id, Long version, String name, JsonNode rule) {
        Segment segment = locked(id);
        if (version != null && version != segment.version())
            throw Problem.of(409, "changed-meanwhile", "Somebody else has changed this segment")
                    .detail("Look at it again, and make your change to what it is now.");
        segment.become(plain(name), checked(id, name, rule), clock.instant());
        audit.record("changed", "segment", id, segment.name() + ": " + segment.rule());
        return segment;
    }

    /** Nobody is meant by it any more; notices that name it are refused. */
    @Transactional
    void delete(UUID id) {
        Segment segment = locked(id);
        segment.delete(clock.instant());
        audit.record("deleted", "segment", id, segment.name());
    }

    /** How many people a rule means within an audience, without keeping it. */
    @Transactional
    SegmentCount count(JsonNode rule, UUID audience) {
        Problem wrong = problem();
        if (!known(audience))
            wrong.at("/audience", "unknown", "is not an audience there is");
        SegmentRule read = SegmentReader.read(rule, Segments::known, wrong);
        wrong.throwIfAny();
        return SegmentCount.of(new Whom(audience, SegmentSql.of(read)));
    }

    static Segment found(UUID id) {
        return Segment.<Segment> findByIdOptional(id).filter(Segment::usable).orElseThrow(Problem::notFound);
    }

    private static Segment locked(UUID id) {
        Segment segment = Segment.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (segment == null || !segment.usable())
            throw Problem.notFound();
        return segment;
    }

    private static SegmentRule checked(UUID self, String name, JsonNode rule) {
        Problem wrong = problem();
        if (plain(name).isEmpty() || plain(name).length() > LONGEST_NAME)
            wrong.at("/name", "missing", "must say in at most " + LONGEST_NAME + " characters who is meant");
        else if (Segment.named(plain(name)).filter(other -> !other.id().equals(self)).isPresent())
            wrong.at("/name", "taken", "is taken");
        SegmentRule read = SegmentReader.read(rule, Segments::known, wrong);
        wrong.throwIfAny();
        return read;
    }

    private static Problem problem() {
        return Problem.of(422, "segment-wrong", "This does not say who is meant");
    }

    private static boolean known(UUID audience) {
        return audience != null && Audience.findById(audience) != null;
    }

    private static String plain(String name) {
        return name == null ? ""
                : name.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", " ").strip().replaceAll("\\s+", " ");
    }
}
