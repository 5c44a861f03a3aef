package org.tourniquet.local.outside;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;

/** Lets templates read our package-private records and objects: a name is a method without parameters. */
final class OurValues implements ValueResolver {

    private record Asked(Class<?> type, String name) {
    }

    private final Map<Asked, Optional<Method>> known = new ConcurrentHashMap<>();

    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() != null && context.getParams().isEmpty()
                && context.getBase().getClass().getName().startsWith("org.tourniquet.");
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        var method = known.computeIfAbsent(new Asked(context.getBase().getClass(), context.getName()), OurValues::find);
        if (method.isEmpty())
            return Results.notFound(context);
        try {
            return CompletedStage.of(method.get().invoke(context.getBase()));
        } catch (ReflectiveOperationException e) {
            return CompletedStage.failure(e);
        }
    }

    private static Optional<Method> find(Asked asked) {
        try {
            var method = asked.type().getDeclaredMethod(asked.name());
            method.setAccessible(true);
            return Optional.of(method);
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }
}
