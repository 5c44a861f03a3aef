package org.tourniquet.broadcast.audience;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One file of people that was brought to an audience, and what became of each of its rows. */
@Entity
@Table(name = "audience_import")
public class AudienceImport extends PanacheEntityBase {
    /** How far an import is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** What became of the rows; they always add up. */
    public record Counts(long rows, long accepted, long updated, long rejected, long duplicates, long suppressed) {
        public Counts {
            if (rows != accepted + updated + rejected + duplicates + suppressed)
                throw new IllegalStateException("rows that nobody accounts for: " + rows + " are not " + accepted + " + "
                        + updated + " + " + rejected + " + " + duplicates + " + " + suppressed);
        }
    }

    @Id
    private UUID id;
    @Column(name = "audience_id")
    private UUID audience;
    @Enumerated(EnumType.STRING)
    private State state = State.RUNNING;
    @Column(name = "dry_run")
    private boolean dryRun;
    private String country;
    @Column(name = "file_name")
    private String fileName;
    @Column(name = "file_hash")
    private String fileHash = "";
    private long rows;
    private long accepted;
    private long updated;
    private long rejected;
    private long duplicates;
    private long suppressed;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] headers = {};
    @Column(name = "started_by")
    private String startedBy;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "finished_at")
    private Instant finishedAt;
    private String problem;

    protected AudienceImport() {
    }

    AudienceImport(UUID audience, boolean dryRun, String country, String fileName, String by, Instant now) {
        this.id = UUID.randomUUID();
        this.audience = audience;
        this.dryRun = dryRun;
        this.country = country;
        this.fileName = fileName;
        this.startedBy = by;
        this.startedAt = now;
    }

    void read(long rows) {
        this.rows = rows;
    }

    void done(Counts counts, List<String> headers, String fileHash, Instant now) {
        this.rows = counts.rows();
        this.accepted = counts.accepted();
        this.updated = counts.updated();
        this.rejected = counts.rejected();
        this.duplicates = counts.duplicates();
        this.suppressed = counts.suppressed();
        this.headers = headers.toArray(String[]::new);
        this.fileHash = fileHash;
        this.state = State.DONE;
        this.finishedAt = now;
    }

    void failed(String problem, Instant now) {
        this.state = State.FAILED;
        this.problem = problem;
        this.finishedAt = now;
    }

    /** The import that brought exactly this file to this audience before. */
    static Optional<AudienceImport> sameFile(UUID audience, String fileHash) {
        return find("audience = ?1 and fileHash = ?2 and dryRun = false and state = ?3 order by startedAt", audience,
                fileHash, State.DONE).firstResultOptional();
    }

    /** The imports into an audience, the latest first. */
    public static List<AudienceImport> of(UUID audience) {
        return find("audience = ?1 order by startedAt desc", audience).page(0, 20).list();
    }

    public UUID id() {
        return id;
    }

    public UUID audience() {
        return audience;
    }

    public State state() {
        return state;
    }

    public boolean running() {
        return state == State.RUNNING;
    }

    public boolean dryRun() {
        return dryRun;
    }

    public String country() {
        return country;
    }

    public String fileName() {
        return fileName;
    }

    public long rows() {
        return rows;
    }

    public long accepted() {
        return accepted;
    }

    public long updated() {
        return updated;
    }

    public long rejected() {
        return rejected;
    }

    public long duplicates() {
        return duplicates;
    }

    public long suppressed() {
        return suppressed;
    }

    public List<String> headers() {
        return List.of(headers);
    }

    public String startedBy() {
        return startedBy;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Instant finishedAt() {
        return finishedAt;
    }

    public String problem() {
        return problem;
    }
}
