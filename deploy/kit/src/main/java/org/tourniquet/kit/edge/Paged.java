package org.tourniquet.kit.edge;

import java.util.List;
import java.util.function.Function;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One page of a list; next is null on the last. */
@RegisterForReflection
@TemplateData
public record Paged<T>(List<T> items, String next) {

    /** Cuts a page from rows fetched with one more than the limit; the cursor is that of the last row shown. */
    public static <T> Paged<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Paged<>(List.copyOf(rows), null);
        }
        return new Paged<>(List.copyOf(rows.subList(0, limit)), cursor.apply(rows.get(limit - 1)));
    }

    public <R> Paged<R> map(Function<T, R> view) {
        return new Paged<>(items.stream().map(view).toList(), next);
    }
}
