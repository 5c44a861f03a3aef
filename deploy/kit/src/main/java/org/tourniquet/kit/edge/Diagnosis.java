package org.tourniquet.kit.edge;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;

import org.hibernate.StaleStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

import io.quarkus.oidc.OIDCException;

/** Finds the problem a person or program can act on behind any failure. */
final class Diagnosis {
    private static final int DEPTH = 15;

    private Diagnosis() {
    }

    static Problem of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEPTH; i++, cause = cause.getCause()) {
            Problem found = direct(cause);
            if (found != null) {
                return found;
            }
        }
        return failure instanceof WebApplicationException web ? web(web)
                : Problem.of(500, "unexpected", "Something went wrong on our side")
                        .detail("It has been written down. What was confirmed to you before is safe; please try again.");
    }

    private static Problem direct(Throwable cause) {
        return switch (cause) {
            case Problem problem -> problem;
            case ConstraintViolationException wrong when !returned(wrong) -> violations(wrong);
            case JsonProcessingException json -> malformed(json);
            case OptimisticLockException stale -> changedMeanwhile();
            case StaleStateException stale -> changedMeanwhile();
            case OIDCException away ->
                Problem.of(503, "sign-in-away", "The organisation's sign-in does not answer").retryAfter(5);
            case SQLTransientConnectionException gone -> databaseDown();
            case SQLException sql -> sql(sql);
            // the framework has no type for it: a form of more than a thousand fields is nobody's form
            case RuntimeException form when String.valueOf(form.getMessage()).startsWith("Param limit of") ->
                Problem.of(400, "too-many-fields", "There are too many fields in this");
            default -> null;
        };
    }

    private static Problem sql(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || noConnectionFree(sql)) {
            return databaseDown();
        }
        return switch (state) {
            case "23505" -> Problem.of(409, "already-there", "This exists already");
            case "40001", "40P01" -> Problem.of(503, "busy", "Too many people changed this at once").retryAfter(1);
            default -> null;
        };
    }

    /** The pool has no type of its own for it, and two sentences: "Sorry, acquisition timeout!" is the one of a busy day. */
    private static boolean noConnectionFree(SQLException sql) {
        return String.valueOf(sql.getMessage()).toLowerCase(Locale.ROOT).contains("acquisition timeout");
    }

    private static Problem changedMeanwhile() {
        return Problem.of(409, "changed-meanwhile", "Someone else changed this meanwhile")
                .detail("Nothing of yours was saved. Load it again to see what is there now, then repeat your change.");
    }

    private static Problem databaseDown() {
        return Problem.of(503, "database-down", "We cannot reach our records at the moment")
                .detail("What was confirmed to you before is safe. Please try again in a few seconds.").retryAfter(5);
    }

    private static boolean returned(ConstraintViolationException wrong) {
        return wrong.getConstraintViolations().stream()
                .anyMatch(v -> nodes(v.getPropertyPath()).stream().anyMatch(n -> n.getKind() == ElementKind.RETURN_VALUE));
    }

    private static Problem violations(ConstraintViolationException wrong) {
        Problem problem = Problem.of(422, "invalid", "Some of this cannot be accepted");
        Set<ConstraintViolation<?>> all = wrong.getConstraintViolations();
        all.stream().map(v -> new Problem.At(pointer(v.getPropertyPath()), code(v), v.getMessage()))
                .sorted((a, b) -> a.pointer().compareTo(b.pointer()))
                .forEach(e -> problem.at(e.pointer(), e.code(), e.detail()));
        return problem;
    }

    /** The path without the method; without the parameter too when it leads into a body. */
    private static String pointer(Path path) {
        List<Path.Node> nodes = nodes(path).stream().filter(n -> n.getKind() != ElementKind.METHOD).toList();
        if (nodes.size() > 1 && nodes.getFirst().getKind() == ElementKind.PARAMETER) {
            nodes = nodes.subList(1, nodes.size());
        }
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : nodes) {
            Object within = node.getIndex() != null ? node.getIndex() : node.getKey();
            pointer.append(within == null ? "" : "/" + within);
            pointer.append(
                    node.getName() == null || node.getKind() == ElementKind.CONTAINER_ELEMENT ? "" : "/" + node.getName());
        }
        return pointer.isEmpty() ? "/" : pointer.toString();
    }

    private static List<Path.Node> nodes(Path path) {
        List<Path.Node> nodes = new ArrayList<>();
        path.forEach(nodes::add);
        return nodes;
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Problem malformed(JsonProcessingException json) {
        String place = json.getLocation() == null ? ""
                : " at line " + json.getLocation().getLineNr() + ", column " + json.getLocation().getColumnNr();
        Problem problem = Problem.of(400, "malformed", "This is not the JSON we expect")
                .detail("The trouble begins" + place + ".");
        if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            StringBuilder pointer = new StringBuilder();
            mapping.getPath()
                    .forEach(r -> pointer.append('/').append(r.getFieldName() != null ? r.getFieldName() : r.getIndex()));
            problem.at(pointer.toString(), "malformed", "has a value of the wrong kind");
        }
        return problem;
    }

    private static Problem web(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        return switch (status) {
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method-not-allowed", "This cannot be done at this address");
            case 406 -> Problem.of(406, "not-acceptable", "We cannot answer in the format you ask for");
            case 413 -> Problem.of(413, "too-large", "This is larger than we accept");
            case 415 -> Problem.of(415, "unsupported-media-type", "We do not read this format here");
            default -> Problem.of(status, status < 500 ? "refused" : "unexpected",
                    status < 500 ? "This request cannot be understood" : "Something went wrong on our side");
        };
    }
}
