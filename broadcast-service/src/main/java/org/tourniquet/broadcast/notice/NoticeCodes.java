package org.tourniquet.broadcast.notice;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** The short code of each notice, by which anybody can ask whether it is from us; the database makes it with the draft. */
@ApplicationScoped
public class NoticeCodes {
    /** Three and three, without letters and digits that look alike. */
    private static final String CODE = "[3479CDFGHJKMNPQRTWXY]{6}";
    private static final int KEPT = 2_000;

    private final DataSource database;
    /** A code never changes. */
    private final Map<UUID, String> known = new ConcurrentHashMap<>();

    NoticeCodes(DataSource database) {
        this.database = database;
    }

    /** As it is read and typed, {@code K7M-4QP}; empty for a notice that is not stored yet. */
    public String of(UUID notice) {
        String code = known.get(notice);
        if (code != null)
            return code;
        String found = ask("select code from notice_code where notice_id = ?", notice, String.class).map(NoticeCodes::readable)
                .orElse("");
        if (known.size() >= KEPT)
            known.clear();
        if (!found.isEmpty())
            known.put(notice, found);
        return found;
    }

    /**
     * The live notice that went out under a code; empty for drafts, drills and made-up codes alike, so that trying codes tells
     * nothing that is not public.
     */
    public Optional<Notice> sent(String typed) {
        return plain(typed).flatMap(code -> ask("select notice_id from notice_code where code = ?", code, UUID.class))
                .flatMap(id -> Notice.<Notice> findByIdOptional(id)).filter(NoticeCodes::wentOut);
    }

    private static boolean wentOut(Notice notice) {
        return notice.live() && notice.approvedAt() != null
                && (notice.state() != NoticeState.STOPPED || notice.startedAt() != null);
    }

    /** What was typed without what people put between, digits of any script as ours; empty when it cannot be a code. */
    static Optional<String> plain(String typed) {
        if (typed == null || typed.length() > 40)
            return Optional.empty();
        StringBuilder code = new StringBuilder();
        typed.codePoints().filter(Character::isLetterOrDigit).map(letter -> Character.isDigit(letter)
                ? Character.forDigit(Character.digit(letter, 10), 10)
                : letter).forEach(code::appendCodePoint);
        return Optional.of(code.toString().toUpperCase(Locale.ROOT)).filter(text -> text.matches(CODE));
    }

    private static String readable(String code) {
        return code.substring(0, 3) + "-" + code.substring(3);
    }

    private <T> Optional<T> ask(String sql, Object value, Class<T> type) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, type)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the code of a notice cannot be read", e);
        }
    }
}
