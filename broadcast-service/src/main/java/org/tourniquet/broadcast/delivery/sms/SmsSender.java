package org.tourniquet.broadcast.delivery.sms;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.LiveApproval;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.broadcast.delivery.Sender;

import com.twilio.exception.ApiException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;

/** Hands one text to the provider, once. Only an id is success; whatever is neither yes nor no is unclear. */
class SmsSender implements Sender.OfTexts {
    private static final Logger LOG = Logger.getLogger(SmsSender.class);
    /** The provider's own bounds of ValidityPeriod, in seconds. */
    private static final long LONGEST_VALID = 36_000;

    private final TwilioAccount account;
    private final TwilioConfig config;
    private final ExecutorService posting = Executors.newVirtualThreadPerTaskExecutor();

    SmsSender(TwilioAccount account, TwilioConfig config) {
        this.account = account;
        this.config = config;
    }

    @Override
    public String name() {
        return account.name();
    }

    @Override
    public DeliveryConfig.Account limits() {
        return account.limits();
    }

    @Override
    public Outcome send(Envelope envelope, LiveApproval approval) {
        if (!approval.covers(envelope))
            throw new IllegalArgumentException("the approval is for another message");
        Future<Outcome> post = posting.submit(() -> post(envelope));
        try {
            return post.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException dripping) {
            // interrupting a virtual thread closes the socket it reads from: no slot of the pool is lost
            post.cancel(true);
            return new Outcome.Unclear("the provider did not answer in time");
        } catch (InterruptedException ended) {
            post.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Unclear("we were stopped while the provider answered");
        } catch (ExecutionException unforeseen) {
            LOG.warnf(unforeseen.getCause(), "delivery %s", envelope.delivery());
            return new Outcome.Unclear("the provider's answer could not be read");
        }
    }

    private Outcome post(Envelope envelope) {
        try {
            String id = creator(envelope).create(account.client()).getSid();
            return id == null || id.isBlank() ? new Outcome.Unclear("the provider answered without an id")
                    : new Outcome.Accepted(id);
        } catch (OneTry.SlowDown asked) {
            return Outcome.TryLater.account(asked.getMessage(), asked.after());
        } catch (OneTry.NoClearAnswer unclear) {
            return new Outcome.Unclear(unclear.getMessage());
        } catch (ApiException refused) {
            return refused.getCode() != null && refused.getStatusCode() != null ? ErrorTable.outcome(refused.getCode())
                    : unreadable(refused);
        }
    }

    private MessageCreator creator(Envelope envelope) {
        PhoneNumber to = new PhoneNumber(envelope.to());
        MessageCreator creator = account.service() ? Message.creator(to, account.from(), envelope.text())
                : Message.creator(to, new PhoneNumber(account.from()), envelope.text());
        long valid = Math.clamp(envelope.validFor().toSeconds(), 1, LONGEST_VALID);
        return creator.setValidityPeriod((int) valid).setStatusCallback(callback(envelope));
    }

    /** The receipt names the attempt, so that it can be believed before we know the provider's id. */
    private URI callback(Envelope envelope) {
        return URI.create(config.callbacks() + TwilioWebhookResource.STATUS + "?delivery=" + envelope.delivery() + "&attempt="
                + envelope.attempt());
    }

    /** A connection that never came to be has carried nothing; after that, nobody knows. */
    private static Outcome unreadable(ApiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof ConnectException || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException)
                return new Outcome.Down("the provider cannot be reached", false);
        return new Outcome.Unclear("the provider's answer was lost or could not be read");
    }
}
