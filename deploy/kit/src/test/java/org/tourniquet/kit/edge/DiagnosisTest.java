package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;

import jakarta.persistence.OptimisticLockException;

import org.junit.jupiter.api.Test;

/** What is found behind a failure. */
class DiagnosisTest {
    @Test
    void a_lost_database_is_a_503_that_says_when_to_come_back() {
        for (SQLException lost : new SQLException[] { new SQLException("gone", "08006"),
                new SQLException("shutting down", "57P01"),
                new SQLException("disk full", "53100"),
                new SQLException("Acquisition timeout while waiting for new connection"),
                new SQLException("Sorry, acquisition timeout!") }) {
            Problem problem = Diagnosis.of(new IllegalStateException("x", new RuntimeException(lost)));
            assertEquals(503, problem.status(), lost.getMessage());
            assertEquals(5, problem.retryAfterSeconds());
        }
    }

    @Test
    void a_change_that_came_second_is_a_409() {
        assertEquals("changed-meanwhile", Diagnosis.of(new RuntimeException(new OptimisticLockException())).code());
        assertEquals("already-there", Diagnosis.of(new RuntimeException(new SQLException("dup", "23505"))).code());
    }

    @Test
    void a_problem_thrown_deep_inside_comes_out_itself() {
        Problem problem = Problem.of(422, "wrong", "Wrong");
        assertSame(problem, Diagnosis.of(new RuntimeException(new IllegalStateException(problem))));
    }

    @Test
    void anything_else_is_our_fault_and_keeps_its_secrets() {
        Problem problem = Diagnosis.of(new IllegalArgumentException("password=hunter2"));
        assertEquals(500, problem.status());
        assertEquals("Something went wrong on our side", problem.title());
    }

    @Test
    void a_problem_collects_places_and_throws_only_when_there_are_any() {
        Problem problem = Problem.of(422, "wrong", "Wrong");
        assertDoesNotThrow(problem::throwIfAny);
        problem.at("/wordings/en/sms", "too-long", "has 1,640 characters; 1,600 fit").at("/title", "blank", "is empty");
        assertThrows(Problem.class, problem::throwIfAny);
        assertEquals("is empty", problem.about("title"));
        assertEquals("wordings.en.sms", problem.errors().getFirst().field());
        assertNull(problem.about("nothing"));
    }
}
