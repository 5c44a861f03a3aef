package org.tourniquet.broadcast.delivery.sms;

import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.Evidence;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;

/**
 * The provider's own list of messages as evidence of what it took. Asked by both numbers but not by the day of sending: what
 * it has taken and not yet sent has no such day.
 */
@ApplicationScoped
class MessageList implements Evidence.OfTexts {
    private static final Logger LOG = Logger.getLogger(MessageList.class);
    private static final int MOST = 500;

    private final Twilio twilio;

    MessageList(Twilio twilio) {
        this.twilio = twilio;
    }

    @Override
    public Finding look(Asked asked, Predicate<String> known) {
        TwilioAccount account = twilio.account(asked.provider()).orElse(null);
        if (account == null)
            return new Finding.NoAnswer();
        try {
            MessageReader reader = Message.reader().setTo(asked.to()).setPageSize(100L);
            if (!account.service())
                reader.setFrom(account.from());
            int seen = 0;
            for (Message message : reader.read(account.client())) {
                if (isIt(message, asked) && !known.test(message.getSid()))
                    return new Finding.Found(message.getSid());
                if (++seen >= MOST)
                    return new Finding.NoAnswer();
            }
            return new Finding.Absent();
        } catch (RuntimeException noAnswer) {
            LOG.infof("the text provider cannot say whether it has delivery %s: %s", asked.delivery(), noAnswer);
            return new Finding.NoAnswer();
        }
    }

    private static boolean isIt(Message message, Asked asked) {
        return message.getSid() != null && message.getBody() != null
                && message.getBody().strip().equals(asked.text().strip())
                && (message.getDateCreated() == null || !message.getDateCreated().toInstant().isBefore(asked.notBefore()));
    }
}
