package org.tourniquet.broadcast.notice;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What fills a place of a wording, as it was when the notice was saved, so that an approval covers it.
 *
 * @param kind how it is checked and said
 * @param text the value; for a person's own attribute what stands there when the person has none
 * @param person whether each person has a value of their own
 */
@RegisterForReflection
public record Fill(FieldKind kind, String text, boolean person) {

    public Fill {
        kind = kind == null ? FieldKind.TEXT : kind;
        text = text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }

    /** Open until somebody says it on the day. */
    static Fill ofTheDay(FieldKind kind) {
        return new Fill(kind, "", false);
    }

    /** Whether somebody still has to say it. */
    boolean open() {
        return !person && text.isBlank();
    }

    Fill with(String said) {
        return new Fill(kind, said, person);
    }
}
