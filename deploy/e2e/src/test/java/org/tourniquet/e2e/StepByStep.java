package org.tourniquet.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A journey whose steps follow one another: where one fails, those after it are not walked. */
final class StepByStep implements ExecutionCondition, TestExecutionExceptionHandler {

    private final Set<Class<?>> broken = ConcurrentHashMap.newKeySet();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        boolean step = context.getTestMethod().isPresent();
        return step && broken.contains(context.getRequiredTestClass())
                ? ConditionEvaluationResult.disabled("an earlier step of this journey failed")
                : ConditionEvaluationResult.enabled("the journey goes on");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        broken.add(context.getRequiredTestClass());
        throw failure;
    }
}
