package org.tourniquet.broadcast.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What to do in one kind of crisis, written in calm times: whom to tell, what they will need, and what to ask them. */
@Entity
@Table(name = "plan")
public class Plan extends PanacheEntityBase {

    /** One stop of the walk in a customer's shoes. */
    @RegisterForReflection
    @TemplateData
    public record Step(String stand, String need, String door, String hear) {
    }

    /** What a manager writes of a plan; a protocol that is null is that of its kind. */
    public record Draft(String title, Kind kind, String protocol, UUID audience, UUID segment, List<Step> journey) {
    }

    @Id
    private UUID id;
    @Version
    private long version;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private String title;
    private String protocol;
    @Column(name = "audience_id")
    private UUID audience;
    @Column(name = "segment_id")
    private UUID segment;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Step> journey = List.of();
    private boolean retired;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "changed_by")
    private String changedBy;
    @Column(name = "changed_at")
    private Instant changedAt;

    protected Plan() {
    }

    Plan(UUID id, Draft draft, String by, Instant now) {
        this.id = id;
        this.createdBy = by;
        this.createdAt = now;
        write(draft, by, now);
    }

    void write(Draft draft, String by, Instant now) {
        title = draft.title();
        kind = draft.kind();
        protocol = draft.protocol() == null ? draft.kind().protocol() : draft.protocol();
        audience = draft.audience();
        segment = draft.segment();
        journey = List.copyOf(draft.journey());
        touch(by, now);
    }

    /** Something that belongs to it changed: a notice, a task. */
    void touch(String by, Instant now) {
        changedBy = by;
        changedAt = now;
    }

    void retire(String by, Instant now) {
        retired = true;
        touch(by, now);
    }

    /** All that may be used, kind by kind, the oldest of a kind first. */
    public static List<Plan> inUse() {
        return Plan.<Plan> list("retired = false order by createdAt, id").stream()
                .sorted(Comparator.comparing(Plan::kind)).toList();
    }

    /** The one that is chosen for a kind when nobody says otherwise. */
    public static Optional<Plan> first(Kind kind) {
        return find("retired = false and kind = ?1 order by createdAt, id", kind).firstResultOptional();
    }

    /** The plan that an incident was opened from. */
    public static Optional<Plan> of(UUID incident) {
        return find("select p from Plan p, IncidentPlan i where i.plan = p.id and i.incident = ?1", incident)
                .firstResultOptional();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Kind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String protocol() {
        return protocol;
    }

    /** To whom its notices go; null while nobody has chosen. */
    public UUID audience() {
        return audience;
    }

    /** Which of them, or null for all. */
    public UUID segment() {
        return segment;
    }

    public List<Step> journey() {
        return journey;
    }

    public boolean retired() {
        return retired;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String changedBy() {
        return changedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
