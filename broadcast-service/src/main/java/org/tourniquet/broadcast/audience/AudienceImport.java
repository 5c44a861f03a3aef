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
    static final String INTERRUPTED = "The import was interrupted, by a restart or a lost database. Nothing of it was stored; "
            + "start it again";

    /** How far an import is. */
    public enum State {
        RUNNING,
        DONE,
        FAILED
    }

    /** What an import does just now. */
    public enum Stage {
        READING,
        COMPARING,
        WRITING
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
    private String charset;
    private String separator;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] columns = {};
    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.READING;
    @Column(name = "bytes_read")
    private long bytesRead;
    @Column(name = "bytes_total")
    private long bytesTotal;
    private long remarks;
    @Column(name = "prepared_id")
    private UUID prepared;

    protected AudienceImport() {
    }

    AudienceImport(UUID audience, boolean dryRun, String country, String fileName, long bytes, UUID prepared, String by,
            Instant now) {
        this.id = UUID.randomUUID();
        this.audience = audience;
        this.dryRun = dryRun;
        this.country = country;
        this.fileName = fileName;
        this.bytesTotal = bytes;
        this.prepared = prepared;
        this.startedBy = by;
        this.startedAt = now;
    }

    /** Tells how far it is, to everybody and at once. */
    static void tell(UUID id, Stage stage, long rows, long bytesRead) {
        update("stage = ?1, rows = ?2, bytesRead = ?3 where id = ?4", stage, rows, bytesRead, id);
    }

    /** How the file is being read, and under which names it has its columns. */
    void reading(CsvFile file) {
        this.charset = file.charset().name();
        this.separator = String.valueOf(file.separator().separator());
        this.headers = file.columns().names().toArray(String[]::new);
        this.columns = file.columns().columns().stream().map(column -> column.target().key()).toArray(String[]::new);
    }

    void done(Counts counts, long remarks, String fileHash, long bytesRead, Instant now) {
        this.rows = counts.rows();
        this.accepted = counts.accepted();
        this.updated = counts.updated();
        this.rejected = counts.rejected();
        this.duplicates = counts.duplicates();
        this.suppressed = counts.suppressed();
        this.remarks = remarks;
        this.fileHash = fileHash;
        this.bytesRead = bytesRead;
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

    /**
     * Marks as failed what nobody works at any more: its worker holds a lock in the database as long as it lives, so that a
     * service that was killed, or lost the database, leaves no import that seems to run for ever.
     */
    static int endInterrupted(Instant startedBefore, Instant now) {
        return getEntityManager().createNativeQuery("""
                update audience_import i set state = 'FAILED', finished_at = ?1, problem = ?2
                where state = 'RUNNING' and started_at < ?3 and not exists (select from pg_locks
                    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                    and (classid::bigint << 32 | objid::bigint) = hashtextextended(i.id::text, 1))""")
                .setParameter(1, now).setParameter(2, INTERRUPTED).setParameter(3, startedBefore).executeUpdate();
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

    public String charset() {
        return charset;
    }

    public String separator() {
        return separator;
    }

    /** What each column was taken for, in the order of the file. */
    public List<String> columns() {
        return List.of(columns);
    }

    public Stage stage() {
        return stage;
    }

    public long bytesRead() {
        return bytesRead;
    }

    public long bytesTotal() {
        return bytesTotal;
    }

    /** Cells that were mended or look odd. */
    public long remarks() {
        return remarks;
    }

    /** The uploaded file it was read from, while that is kept. */
    public UUID prepared() {
        return prepared;
    }

    public String problem() {
        return problem;
    }
}
