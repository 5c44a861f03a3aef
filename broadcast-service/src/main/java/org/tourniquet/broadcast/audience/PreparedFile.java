package org.tourniquet.broadcast.audience;

import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An uploaded file that waits for somebody to look at how it would be read; nobody of it is stored yet. */
@Entity
@Table(name = "prepared_file")
public class PreparedFile extends PanacheEntityBase {
    @Id
    private UUID id;
    @Column(name = "audience_id")
    private UUID audience;
    @Column(name = "file_name")
    private String fileName;
    @Column(name = "file_hash")
    private String fileHash;
    private long bytes;
    private String charset;
    private boolean sure;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] possible = {};
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] words = {};
    private String separator;
    private String country;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] columns;
    @Column(name = "uploaded_by")
    private String uploadedBy;
    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    protected PreparedFile() {
    }

    PreparedFile(UUID audience, String fileName, String country, String by, Instant now) {
        this.id = UUID.randomUUID();
        this.audience = audience;
        this.fileName = fileName;
        this.country = country;
        this.uploadedBy = by;
        this.uploadedAt = now;
    }

    void looksLike(EncodingGuess.Guess guess, String fileHash, long bytes) {
        this.charset = guess.encoding().charset().name();
        this.sure = guess.sure();
        this.possible = guess.possible().stream().map(Encoding::label).toArray(String[]::new);
        this.words = guess.words().toArray(String[]::new);
        this.fileHash = fileHash;
        this.bytes = bytes;
    }

    /** Somebody says how it is to be read. */
    void readAs(Wanted wanted, String country) {
        this.sure |= !wanted.charset().name().equals(charset);
        this.charset = wanted.charset().name();
        this.separator = String.valueOf(wanted.separator());
        this.columns = wanted.byPlace() == null ? null
                : wanted.byPlace().stream().map(ColumnMapping.Target::name).toArray(String[]::new);
        this.country = country;
    }

    Wanted wanted() {
        return new Wanted(Charset.forName(charset), separator == null ? null : separator.charAt(0), null,
                columns == null ? null : Arrays.stream(columns).map(ColumnMapping.Target::valueOf).toList());
    }

    /** Files that nobody confirmed hold people's data for nothing. */
    static void forget(Instant uploadedBefore) {
        delete("uploadedAt < ?1 and not exists (from AudienceImport i where i.prepared = id and i.state = ?2)", uploadedBefore,
                AudienceImport.State.RUNNING);
    }

    public UUID id() {
        return id;
    }

    public UUID audience() {
        return audience;
    }

    public String fileName() {
        return fileName;
    }

    public String fileHash() {
        return fileHash;
    }

    public long bytes() {
        return bytes;
    }

    /** Whether the encoding is beyond doubt, or was stated. */
    public boolean sure() {
        return sure;
    }

    public List<String> possible() {
        return List.of(possible);
    }

    /** Words of the file in both readings where it is in doubt. */
    public List<String> words() {
        return List.of(words);
    }

    public String country() {
        return country;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }
}
