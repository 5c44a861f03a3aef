package org.tourniquet.broadcast.audience;

import java.sql.SQLException;

import org.tourniquet.kit.edge.Problem;

/** What people are told of an import that did not go through: always that nothing was stored, and what to do next. */
final class FailedImport {

    private FailedImport() {
    }

    /** A failure in words, where we have some; else as it was. */
    static RuntimeException told(RuntimeException broken) {
        if (broken instanceof Problem)
            return broken;
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CsvFile.CutUpload)
                return Problem.of(400, "upload-cut", "The upload ended before the file did").detail("Nothing was imported.");
            if (cause instanceof Problem problem)
                return problem;
            if (cause instanceof SQLException sql && sql.getSQLState() != null)
                return told(broken, sql.getSQLState());
        }
        return broken;
    }

    private static RuntimeException told(RuntimeException broken, String state) {
        if (state.startsWith("53"))
            return Problem.of(507, "storage-full", "The database has no room for this file").detail(
                    "Nothing was imported, and what was there is unharmed. Make room on the disk of the database, then import "
                            + "the file again.");
        if (state.startsWith("08") || state.startsWith("57"))
            return Problem.of(503, "database-away", "The database went away during the import")
                    .detail("Nothing was imported. Import the file again in a minute.").retryAfter(60);
        return broken;
    }

    static String reason(RuntimeException failed) {
        if (!(failed instanceof Problem problem))
            return "Something went wrong on our side; nothing was imported";
        String place = problem.errors().isEmpty() ? ""
                : ": " + problem.errors().getFirst().pointer() + " " + problem.errors().getFirst().detail();
        return problem.title() + place + (problem.detail() == null ? "" : ". " + problem.detail());
    }
}
