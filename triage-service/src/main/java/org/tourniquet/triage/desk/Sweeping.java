package org.tourniquet.triage.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.Patience;

/** Does one thing for each of many; what fails is told, and keeps nobody else waiting. */
@ApplicationScoped
class Sweeping {

    private final Rescue rescue;

    Sweeping(Rescue rescue) {
        this.rescue = rescue;
    }

    void each(String step, Supplier<List<UUID>> which, Consumer<UUID> deed) {
        guarded(step, null, () -> which.get().forEach(id -> guarded(step, id, () -> deed.accept(id))));
    }

    /** As many as there are, a page at a time; a page begins after the last one of the page before. */
    <T> void pages(String step, Function<T, List<T>> after, Function<T, UUID> id, Consumer<UUID> deed) {
        guarded(step, null, () -> {
            for (List<T> page = after.apply(null); !page.isEmpty(); page = after.apply(page.getLast()))
                page.forEach(one -> guarded(step, id.apply(one), () -> deed.accept(id.apply(one))));
        });
    }

    private void guarded(String step, UUID id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (Patience.away(e))
                throw e; // nobody can be helped before the database is back
            rescue.swept(step, id, e);
        }
    }
}
