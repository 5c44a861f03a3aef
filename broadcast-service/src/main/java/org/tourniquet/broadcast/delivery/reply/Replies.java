package org.tourniquet.broadcast.delivery.reply;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.delivery.Transaction;
import org.tourniquet.kit.edge.FieldCipher;

/**
 * What people write back. A word that ends or begins messages does so at once and is answered with one sentence; all of it is
 * kept, sealed, for those who answer. Told twice, it happened once.
 */
@ApplicationScoped
public class Replies {
    private static final String KEEP = """
            insert into reply (external_id, medium, sender, sealed_address, sealed_body, keyword, received_at, answers)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (external_id) do nothing""";
    private static final String SILENCE = """
            insert into suppression (fingerprint, medium, reason, source, at) values (?, ?, 'OPTED_OUT', 'wrote STOP', ?)
            on conflict (fingerprint, medium) do nothing""";
    private static final String LIFT = """
            delete from suppression where fingerprint = ? and medium in (?, 'ALL') and reason = 'OPTED_OUT'""";

    private static final String LANGUAGE = """
            select p.language from recipient_address a join recipient p on p.id = a.recipient_id
            where a.fingerprint = ? and a.medium = ? and p.language is not null limit 1""";

    /** What we page our own people with asks for no text; whatever else we said last is what they answer. */
    private static final String LAST_SAID = """
            select case when ? = any (said.answers) or said.purpose = 'CHANNEL_CHECK' then said.id end from (
                select m.id, m.answers, m.purpose from delivery d join one_person_message m on m.id = d.message_id
                where d.fingerprint = ? and m.medium = 'SMS' and m.mode = 'LIVE' and m.requester <> 'broadcast'
                  and m.expires_at > ? order by m.requested_at desc, m.id desc limit 1) said""";

    private static final String CHECK = """
            select id from one_person_message where id = any (?) and medium = 'EMAIL' and mode = 'LIVE'
              and purpose = 'CHANNEL_CHECK' and expires_at > ? limit 1""";
    private static final String ASKED = """
            select count(*) from reply where sender = ? and keyword = 'HELP' and received_at > now() - interval '1 hour'""";
    private static final int ANSWERED_AN_HOUR = 3;
    /** What mail programs of our six languages and their neighbours put before a subject. */
    private static final Pattern ANSWERS = Pattern.compile(
            "^\\s*((re|aw|vs|sv|vá|ref|fwd?|wg|tr|réf|antw|رد)\\s*(\\[\\d+])?\\s*:\\s*)+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final DataSource database;
    private final FieldCipher cipher;
    private final Clock clock;
    private final ReplyRelay relay;
    private final WhoWeAre whoWeAre;

    Replies(DataSource database, FieldCipher cipher, Clock clock, ReplyRelay relay, WhoWeAre whoWeAre) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
        this.relay = relay;
        this.whoWeAre = whoWeAre;
    }

    /**
     * Somebody texted us; the provider's id makes it the same text. Returns what is to be said at once, where something
     * changed:
     * the provider carries it back as the answer to this very text, so no rule of ours lets anything past an opt-out.
     */
    public Optional<String> byText(String externalId, String from, String body) {
        return received(Medium.SMS, externalId, from, body);
    }

    /**
     * Somebody mailed us. A mail that is nothing but a word that ends or begins messages is obeyed; nothing is said back at
     * once, since a mail is answered by those who read it.
     *
     * @param print what makes it the same mail
     */
    public void byMail(String print, String from, String subject, String words) {
        String title = ANSWERS.matcher(subject).replaceFirst("").strip();
        boolean alone = words.isBlank() || StopWords.word(words).isPresent();
        boolean answers = title.length() < subject.strip().length() || title.isEmpty();
        received(Medium.EMAIL, "mail " + print, from,
                alone ? words.isBlank() ? title : words : answers ? words : title + "\n\n" + words);
    }

    /**
     * A mail that carries the mark of a message by which a channel is tested is its answer, whoever or whatever wrote it:
     * nobody's story, and nothing to answer.
     *
     * @param marks the messages whose marks it carries
     * @return whether it is one
     */
    public boolean answersACheck(String print, String from, List<UUID> marks) {
        Timestamp now = Timestamp.from(clock.instant());
        boolean check = !marks.isEmpty() && Transaction.of(database, connection -> {
            UUID tested = check(connection, marks, now);
            if (tested != null)
                try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
                    statement.setString(1, "mail " + print);
                    statement.setString(2, Medium.EMAIL.name());
                    statement.setString(3, cipher.fingerprint(from));
                    statement.setString(4, cipher.seal(from));
                    statement.setString(5, cipher.seal("answers a test"));
                    statement.setString(6, null);
                    statement.setTimestamp(7, now);
                    statement.setObject(8, tested, Types.OTHER);
                    statement.executeUpdate();
                }
            return tested != null;
        });
        if (check)
            relay.nudge();
        return check;
    }

    private static UUID check(Connection connection, List<UUID> marks, Timestamp now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHECK)) {
            statement.setArray(1, connection.createArrayOf("uuid", marks.toArray()));
            statement.setTimestamp(2, now);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private Optional<String> received(Medium medium, String externalId, String from, String body) {
        Optional<StopWords.Word> word = StopWords.word(body);
        Optional<StopWords.Keyword> keyword = word.map(StopWords.Word::keyword);
        String sender = cipher.fingerprint(from);
        Timestamp now = Timestamp.from(clock.instant());
        Optional<String> language = Transaction.of(database, connection -> {
            boolean changed = keep(connection, medium, externalId, sender, from, body, keyword, now) && keyword.isPresent()
                    && (keyword.get() == StopWords.Keyword.HELP ? seldom(connection, sender)
                            : obey(connection, keyword.get(), sender, medium, now));
            return changed ? Optional.of(language(connection, word.get(), sender, medium)) : Optional.empty();
        });
        Optional<String> answer = language.map(spoken -> KeywordWords.in(spoken).after(keyword.get(), whoWeAre.name(),
                keyword.get() == StopWords.Keyword.HELP ? whoWeAre.doors(spoken) : null));
        relay.nudge();
        return answer;
    }

    /** The person's, if we know them; else that of the word they chose. */
    private static String language(Connection connection, StopWords.Word word, String sender, Medium medium)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LANGUAGE)) {
            statement.setString(1, sender);
            statement.setString(2, medium.name());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : word.language() == null ? "en" : word.language();
            }
        }
    }

    private boolean keep(Connection connection, Medium medium, String externalId, String sender, String from, String body,
            Optional<StopWords.Keyword> keyword, Timestamp now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, externalId);
            statement.setString(2, medium.name());
            statement.setString(3, sender);
            statement.setString(4, cipher.seal(from));
            statement.setString(5, cipher.seal(body));
            statement.setString(6, keyword.map(Enum::name).orElse(null));
            statement.setTimestamp(7, now);
            statement.setObject(8, keyword.isPresent() || medium != Medium.SMS ? null
                    : answered(connection, sender, StopWords.bare(body), now), Types.OTHER);
            return statement.executeUpdate() == 1;
        }
    }

    /** The message that these words answer, if the last one we sent there named them. */
    private static UUID answered(Connection connection, String sender, String words, Timestamp now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST_SAID)) {
            statement.setString(1, words);
            statement.setString(2, sender);
            statement.setTimestamp(3, now);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    /** Two machines that ask each other who they are must come to an end. */
    private static boolean seldom(Connection connection, String sender) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASKED)) {
            statement.setString(1, sender);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getInt(1) <= ANSWERED_AN_HOUR;
            }
        }
    }

    /** Whether it changed anything. */
    private static boolean obey(Connection connection, StopWords.Keyword keyword, String sender, Medium medium, Timestamp now)
            throws SQLException {
        boolean stop = keyword == StopWords.Keyword.STOP;
        try (PreparedStatement statement = connection.prepareStatement(stop ? SILENCE : LIFT)) {
            statement.setString(1, sender);
            statement.setString(2, medium.name());
            if (stop)
                statement.setTimestamp(3, now);
            return statement.executeUpdate() > 0;
        }
    }
}
