package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Keeps uploaded files in parts in the database, where every instance of the service finds them and a restart does not lose
 * them; memory holds one part at a time.
 */
@ApplicationScoped
class PreparedFiles {
    private static final int PART = 1 << 20;
    private static final int AN_HOUR = 3600;

    private final DataSource database;
    private final ImportConfig limits;
    private final Clock clock;

    PreparedFiles(DataSource database, ImportConfig limits, Clock clock) {
        this.database = database;
        this.limits = limits;
        this.clock = clock;
    }

    /** Takes a file in; its encoding is guessed from all of its bytes on the way. */
    PreparedFile keep(UUID audience, String fileName, String country, InputStream body, String by) {
        try {
            return QuarkusTransaction.requiringNew().timeout(AN_HOUR).call(() -> {
                PreparedFile file = new PreparedFile(audience, fileName, country, by, clock.instant());
                EncodingGuess guess = new EncodingGuess();
                LimitedFile bytes = new LimitedFile(body, limits.maxBytes());
                // a failure deeper in undoes this row with the rest
                file.looksLike(new EncodingGuess.Guess(Encoding.UTF_8, true, java.util.List.of(), 0, java.util.List.of()), "",
                        0);
                file.persistAndFlush();
                copy(file.id(), bytes, guess);
                file.looksLike(guess.guess(true), bytes.hash(), bytes.bytesRead());
                return file;
            });
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause())
                if (cause instanceof EncodingGuess.NoEncoding none)
                    throw NotCsv.noEncoding(none.offset);
            throw FailedImport.told(failed);
        }
    }

    private void copy(UUID id, InputStream bytes, EncodingGuess guess) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("insert into prepared_part (prepared_id, n, bytes) values (?, ?, ?)")) {
            int n = 0;
            for (byte[] part = bytes.readNBytes(PART); part.length > 0; part = bytes.readNBytes(PART)) {
                if (n == 0)
                    NotCsv.refuse(part);
                guess.look(part, 0, part.length);
                insert.setObject(1, id);
                insert.setInt(2, n++);
                insert.setBytes(3, part);
                insert.executeUpdate();
            }
            if (n == 0)
                throw Problem.of(422, "empty-file", "The file is empty").at("/file", "empty", "is empty");
        }
    }

    /** The bytes of a kept file from the beginning; each part is fetched in a transaction of its own. */
    InputStream open(UUID id) {
        return new InputStream() {
            private byte[] part = {};
            private int at;
            private int next;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (at == part.length) {
                    part = part(id, next++);
                    at = 0;
                }
                if (part.length == 0)
                    return -1;
                int count = Math.min(length, part.length - at);
                System.arraycopy(part, at, into, from, count);
                at += count;
                return count;
            }
        };
    }

    private byte[] part(UUID id, int n) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = database.getConnection();
                    PreparedStatement select = connection
                            .prepareStatement("select bytes from prepared_part where prepared_id = ? and n = ?")) {
                select.setObject(1, id);
                select.setInt(2, n);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? row.getBytes(1) : new byte[0];
                }
            }
        });
    }

    void drop(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> PreparedFile.deleteById(id));
    }
}
