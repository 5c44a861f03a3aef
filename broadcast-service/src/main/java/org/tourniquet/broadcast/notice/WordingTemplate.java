package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Words kept for the next time, in one or more languages, with what the day has to say left open. */
@Entity
@Table(name = "wording_template")
public class WordingTemplate extends PanacheEntityBase {
    @Id
    private UUID id;
    @Version
    private long version;
    private String name;
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Wording> wordings = new TreeMap<>();
    @Column(name = "kept_by")
    private String keptBy;
    @Column(name = "kept_at")
    private Instant keptAt;

    protected WordingTemplate() {
    }

    WordingTemplate(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    WordingTemplate keep(Map<String, Wording> wordings, String by, Instant now) {
        this.wordings = new TreeMap<>(wordings);
        this.keptBy = by;
        this.keptAt = now;
        return this;
    }

    /** All by name. */
    public static List<WordingTemplate> all() {
        return list("order by lower(name), id");
    }

    /** A template by its name alone: what a list to choose from needs, however long the words are. */
    public record Kept(UUID id, String name, String languages) {
    }

    /** The names of all. */
    static List<Kept> names() {
        List<?> rows = getEntityManager().createNativeQuery("""
                select id, name, (select string_agg(key, ', ' order by key) from jsonb_object_keys(wordings) key)
                from wording_template order by lower(name), id""").getResultList();
        return rows.stream().map(Object[].class::cast)
                .map(row -> new Kept((UUID) row[0], (String) row[1], (String) row[2])).toList();
    }

    static WordingTemplate named(String name) {
        return find("lower(name) = lower(?1)", name).firstResult();
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Map<String, Wording> wordings() {
        return wordings;
    }

    /** The languages it speaks, as a list to read. */
    public String languages() {
        return String.join(", ", wordings.keySet());
    }

    public String keptBy() {
        return keptBy;
    }

    public Instant keptAt() {
        return keptAt;
    }
}
