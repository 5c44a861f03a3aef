package org.tourniquet.broadcast.delivery.mailbox;

import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.mail.internet.MimeUtility;

/**
 * The marks of messages by which channels are tested, in a mail that came: in its subject, or in what it quotes. A report of
 * what became of a mail, or that it was seen, has them too and answers nothing.
 */
final class Marks {
    private static final Pattern MARK = Pattern.compile("check-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9a-f-])");
    private static final int MOST = 5;

    private Marks() {
    }

    static List<UUID> in(Letter letter) {
        if (!letter.recipients().isEmpty() || letter.receipt() || !letter.originals().isEmpty() && letter.fromMachine())
            return List.of();
        return MARK.matcher(decoded(letter.header("Subject")) + "\n" + letter.words()).results().limit(MOST)
                .map(mark -> UUID.fromString(mark.group(1))).distinct().toList();
    }

    private static String decoded(String subject) {
        try {
            return MimeUtility.decodeText(subject);
        } catch (UnsupportedEncodingException unknown) {
            return subject;
        }
    }
}
