package org.tourniquet.broadcast.delivery.mailbox;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The signs that no human sent a mail (RFC 3834 and what was there before it): such a mail is never answered and is no story.
 */
final class Automatic {
    /** A mail that has passed so many hands goes in circles. */
    private static final int LOOP = 40;
    private static final Pattern AWAY = Pattern.compile(
            "^(auto(matic)?[ -]?(re(ply|sponse)|:)|out of (the )?office|away( from|:)|vacation|i am (currently )?(away|out)|abwesen"
                    + "|réponse automatique|absence|automaattinen vastaus|poissa( toimistosta)?|automatikus válasz|házon kívül"
                    + "|aŭtomata respondo|رد تلقائي|خارج المكتب)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Automatic() {
    }

    /** What gives it away; empty for the mail of a human. */
    static Optional<String> sign(Letter letter) {
        String submitted = letter.header("Auto-Submitted");
        if (!submitted.isEmpty() && !submitted.toLowerCase().startsWith("no"))
            return Optional.of("Auto-Submitted says so");
        for (String name : new String[] { "X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Response-Suppress",
                "List-Id", "List-Unsubscribe", "X-Mail-Autoreply", "X-AMAZON-MAIL-RELAY-TYPE", "Feedback-ID" })
            if (!letter.header(name).isEmpty())
                return Optional.of(name + " says so");
        if (letter.header("Precedence").toLowerCase().matches("bulk|junk|list|auto_reply|auto-reply"))
            return Optional.of("Precedence says so");
        if (letter.fromMachine())
            return Optional.of("its sender is a machine");
        if (AWAY.matcher(letter.header("Subject")).find())
            return Optional.of("its subject says so");
        return letter.headers("Received").length > LOOP ? Optional.of("it goes in circles") : Optional.empty();
    }
}
