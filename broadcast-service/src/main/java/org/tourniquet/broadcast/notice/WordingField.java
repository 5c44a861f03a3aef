package org.tourniquet.broadcast.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A place that wordings may leave open, declared once for the organisation: its kind, and where its value comes from. */
@Entity
@Table(name = "wording_field")
public class WordingField extends PanacheEntityBase {
    /** Where a value comes from. */
    public enum Source {
        ORGANISATION("the same in every notice"),
        PERSON("each person’s own attribute"),
        NOTICE("said in each notice");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** As the console says it. */
        public String label() {
            return label;
        }
    }

    @Id
    private String name;
    @Enumerated(EnumType.STRING)
    private FieldKind kind;
    @Enumerated(EnumType.STRING)
    private Source source;
    @Column(name = "value")
    private String value;
    @JdbcTypeCode(SqlTypes.ARRAY)
    private String[] choices = {};

    protected WordingField() {
    }

    WordingField(String name, FieldKind kind, Source source, String value, List<String> choices) {
        this.name = name;
        this.kind = kind;
        this.source = source;
        this.value = value == null || value.isBlank() ? null : value.strip();
        this.choices = choices.toArray(String[]::new);
    }

    /** All of them by name. */
    public static Map<String, WordingField> declared() {
        Map<String, WordingField> fields = new TreeMap<>();
        WordingField.<WordingField> listAll().forEach(field -> fields.put(field.name, field));
        return fields;
    }

    /** What a notice keeps of it: the organisation's value of this moment, or what stands in where a person has none. */
    Fill fill() {
        return new Fill(kind, value, source == Source.PERSON);
    }

    public String name() {
        return name;
    }

    public FieldKind kind() {
        return kind;
    }

    public Source source() {
        return source;
    }

    /** The organisation's value, or what stands in where a person has none. */
    public String value() {
        return value;
    }

    public List<String> choices() {
        return Arrays.asList(choices);
    }
}
