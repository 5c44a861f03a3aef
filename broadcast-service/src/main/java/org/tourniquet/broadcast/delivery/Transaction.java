package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** One database transaction by hand, for the few statements that move whole batches at once. */
public final class Transaction {
    /** What is done inside. */
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The database could not be asked, or said no. */
    public static final class Failed extends RuntimeException {
        Failed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private Transaction() {
    }

    /** Commits what the work did, or nothing of it. */
    public static <T> T of(DataSource database, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException failure) {
            throw new Failed(failure);
        }
    }
}
