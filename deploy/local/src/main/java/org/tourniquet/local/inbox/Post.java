package org.tourniquet.local.inbox;

import java.time.Clock;
import java.util.List;

import org.tourniquet.local.outside.Behaviour;

/**
 * Takes a mail in: into the inbox that everybody sees, into our own mailbox where it is for us, and back where that was asked.
 */
final class Post {
    private static final int NO_SUCH_MAILBOX = 550;

    private final Mailbox mailbox;
    private final OurMailbox ours;
    private final Clock clock;

    Post(Mailbox mailbox, OurMailbox ours, Clock clock) {
        this.mailbox = mailbox;
        this.ours = ours;
        this.clock = clock;
    }

    /** It is on disk when this returns. A mail without a sender is never sent back: it would go in circles. */
    Letter take(String sender, List<String> recipients, byte[] mail, List<Behaviour> bounced) {
        var letter = mailbox.add(sender, recipients, mail);
        ours.take(sender, recipients, mail);
        if (!bounced.isEmpty() && !sender.isBlank()) {
            Integer code = bounced.getFirst().code();
            for (var recipient : recipients)
                back(sender, recipient, code == null ? NO_SUCH_MAILBOX : code, mail);
        }
        return letter;
    }

    private void back(String sender, String recipient, int code, byte[] mail) {
        byte[] bounce = Bounce.of(sender, recipient, code, mail, clock.instant());
        mailbox.add("", List.of(sender), bounce);
        ours.take("", List.of(sender), bounce);
    }
}
