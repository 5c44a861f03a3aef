package org.tourniquet.broadcast.delivery.sms;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.Afterwards;
import org.tourniquet.broadcast.delivery.Receipts;

import com.twilio.rest.api.v2010.account.Message;

/** Asks the text provider for one message by its id there. */
@ApplicationScoped
class MessageStatus implements Afterwards.OfTexts {
    private static final Logger LOG = Logger.getLogger(MessageStatus.class);

    private final Twilio twilio;

    MessageStatus(Twilio twilio) {
        this.twilio = twilio;
    }

    @Override
    public Optional<Receipts.Receipt> ask(Taken asked) {
        try {
            Optional<TwilioAccount> account = twilio.account(asked.provider());
            if (account.isEmpty())
                return Optional.empty();
            Message message = Message.fetcher(asked.externalId()).fetch(account.get().client());
            return Told.receipt(asked.delivery(), asked.attempt(), asked.externalId(), String.valueOf(message.getStatus()),
                    message.getErrorCode());
        } catch (RuntimeException noAnswer) {
            LOG.infof("the text provider cannot say what became of delivery %s: %s", asked.delivery(), noAnswer);
            return Optional.empty();
        }
    }
}
