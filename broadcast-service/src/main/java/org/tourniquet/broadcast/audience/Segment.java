package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A named rule over what is known of people. One that was deleted is kept for the notices that name it, and means nobody. */
@Entity
@Table(name = "segment")
public class Segment extends PanacheEntityBase {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id
    private UUID id;
    @Version
    private long version;
    private String name;
    private String rule;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Column(name = "deleted_at")
    private Instant deletedAt;

    protected Segment() {
    }

    Segment(UUID id, String name, SegmentRule rule, String by, Instant now) {
        this.id = id;
        this.createdBy = by;
        this.createdAt = now;
        become(name, rule, now);
    }

    void become(String name, SegmentRule rule, Instant now) {
        this.name = name;
        this.rule = rule.json().toString();
        this.changedAt = now;
    }

    void delete(Instant now) {
        deletedAt = now;
    }

    /** The rule as it stands, in its one way of writing; empty for a segment that is not there or was deleted. */
    public static Optional<String> ruleOf(UUID id) {
        return Segment.<Segment> findByIdOptional(id).filter(Segment::usable).map(Segment::rule);
    }

    /** What a kept rule means in SQL; one that cannot be read, or speaks of an audience that is gone, means nobody. */
    static SegmentSql sql(String rule) {
        Problem wrong = Problem.of(422, "segment-wrong", "The segment cannot be used any more");
        SegmentRule read = rule == null ? null : SegmentReader.read(read(rule), id -> Audience.findById(id) != null, wrong);
        return read == null ? SegmentSql.NOBODY : SegmentSql.of(read);
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    /** All that can be used, by name. */
    public static List<Segment> all() {
        return list("deletedAt is null order by lower(name), id");
    }

    static Optional<Segment> named(String name) {
        return find("lower(name) = lower(?1) and deletedAt is null", name).firstResultOptional();
    }

    /** One that can be used, by its id or its name. */
    public static Optional<Segment> called(String idOrName) {
        try {
            return Segment.<Segment> findByIdOptional(UUID.fromString(idOrName)).filter(Segment::usable);
        } catch (IllegalArgumentException aName) {
            return named(idOrName.strip());
        }
    }

    public boolean usable() {
        return deletedAt == null;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }

    public String rule() {
        return rule;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
