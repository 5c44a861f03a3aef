package org.tourniquet.broadcast.delivery.email;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.LiveApproval;
import org.tourniquet.broadcast.delivery.MessageId;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.broadcast.delivery.ReturnAddress;
import org.tourniquet.broadcast.delivery.Sender;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.Context;
import io.vertx.ext.mail.SMTPException;

/** Hands one mail to one person to the SMTP relay over kept connections, within a bound of time. */
class EmailSender implements Sender.OfMail {
    private static final Logger LOG = Logger.getLogger(EmailSender.class);

    /** The relay that may not be used as we try to: to say it again will not help. */
    private static final Set<Integer> NOT_LET_IN = Set.of(530, 534, 535, 538);

    private final String name;
    private final ReactiveMailer mailer;
    private final Context loop;
    private final DeliveryConfig.Account limits;
    private final EmailConfig config;
    private final ReturnAddress returnAddress;
    private final String organisation;

    /**
     * @param loop the one event loop that opens this relay's connections and reads them: opened from any other thread, the
     *        client may begin to listen after a near relay has greeted it, and waits for that greeting until its time is up
     */
    EmailSender(String name, ReactiveMailer mailer, Context loop, DeliveryConfig.Account limits, EmailConfig config,
            ReturnAddress returnAddress, String organisation) {
        this.name = name;
        this.mailer = mailer;
        this.loop = loop;
        this.limits = limits;
        this.config = config;
        this.returnAddress = returnAddress;
        this.organisation = organisation;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeliveryConfig.Account limits() {
        return limits;
    }

    @Override
    public Outcome send(Envelope envelope, LiveApproval approval) {
        if (!approval.covers(envelope))
            throw new IllegalArgumentException("the approval is for another message");
        Mail mail;
        try {
            mail = mail(envelope);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused(wrong.getMessage());
        }
        try {
            mailer.send(mail).runSubscriptionOn(task -> loop.runOnContext(_ -> task.run())).await().atMost(config.patience());
            return new Outcome.Accepted(messageId(envelope));
        } catch (TimeoutException mute) {
            return new Outcome.Unclear("the mail server did not answer in time");
        } catch (RuntimeException failure) {
            return outcome(failure, envelope);
        }
    }

    @Override
    public String source(Envelope envelope) {
        return MailSource.of(mail(envelope), config.idDomain());
    }

    private Mail mail(Envelope envelope) {
        Mail mail = new Mail();
        mail.setTo(List.of(HeaderGuard.address(envelope.to())));
        mail.setFrom("\"%s\" <%s>".formatted(HeaderGuard.value(organisation).replace("\"", ""), config.from()));
        returnAddress.of(envelope.delivery()).map(HeaderGuard::address).ifPresent(mail::setBounceAddress);
        mail.setSubject(HeaderGuard.value(envelope.subject()));
        mail.setText(envelope.text());
        mail.setHtml(envelope.html());
        mail.setHeaders(new java.util.HashMap<>(Map.of("Message-ID", List.of(messageId(envelope)), "Auto-Submitted",
                List.of("auto-generated"), "Content-Language", List.of(HeaderGuard.value(envelope.language())))));
        if (envelope.unsubscribe() != null) {
            mail.addHeader("List-Unsubscribe", HeaderGuard.value("<" + envelope.unsubscribe() + ">"));
            mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            mail.addHeader("Precedence", "bulk");
        }
        if (envelope.again())
            mail.addHeader("X-Tourniquet-Again", "true");
        return mail;
    }

    /** The same however often this delivery is tried: receivers fold what they have twice. */
    private String messageId(Envelope envelope) {
        return MessageId.of(envelope.delivery(), config.idDomain());
    }

    private static Outcome outcome(RuntimeException failure, Envelope envelope) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply && reply.getReplyCode() >= 400)
                return answered(reply);
            if (cause instanceof ConnectException || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException)
                return new Outcome.Down("the mail server cannot be reached", false);
        }
        LOG.warnf("delivery %s: unclear after %s", envelope.delivery(),
                oneLine(String.valueOf(failure)));
        return new Outcome.Unclear("the connection to the mail server was lost");
    }

    /** RFC 5321: 421 closes the house, 4xx is for now, 5xx is for good. */
    private static Outcome answered(SMTPException reply) {
        // the client calls it 500 when what it read was no answer at all
        if (reply.getReplyMessage() == null || !reply.getReplyMessage().strip().startsWith("" + reply.getReplyCode()))
            return new Outcome.Unclear("what the mail server said is no answer");
        String said = reply.getReplyCode() + " " + oneLine(reply.getReplyMessage());
        if (reply.getReplyCode() == 421)
            return new Outcome.Down("the mail server said " + said, false);
        if (NOT_LET_IN.contains(reply.getReplyCode()))
            return new Outcome.Down("the mail server does not let us in: " + said, true);
        return reply.getReplyCode() < 500 ? Outcome.TryLater.message("the mail server said " + said)
                : new Outcome.Refused("the mail server said " + said);
    }

    /** What a stranger's server says, cut to what a page can show; an address in it is personal. */
    private static String oneLine(String said) {
        String line = said == null ? ""
                : said.replaceFirst("^\\d{3}[ -]?", "").replaceAll("[\\p{Cntrl}\\s]+", " ")
                        .replaceAll("\\S+@\\S+", "(address)").strip();
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }
}
