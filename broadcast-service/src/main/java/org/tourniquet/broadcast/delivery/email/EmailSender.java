package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.LiveApproval;
import org.tourniquet.broadcast.delivery.MessageId;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.broadcast.delivery.Sender;

import io.quarkus.mailer.Mail;

/** Hands one mail to one person to the SMTP relay over kept connections, within a bound of time. */
class EmailSender implements Sender.OfMail {
    private static final Logger LOG = Logger.getLogger(EmailSender.class);

    /** The relay that may not be used as we try to: to say it again will not help. */
    private static final Set<Integer> NOT_LET_IN = Set.of(530, 534, 535, 538);
    /** The places for what is urgent come on top of a small account's. */
    private static final int AT_LEAST = 5;

    private final String name;
    private final SmtpSettings relay;
    private final SmtpPool pool;
    private final ScheduledExecutorService clock;
    private final DeliveryConfig.Account limits;
    private final EmailConfig config;
    private final Function<UUID, Optional<String>> returnAddress;
    private final String organisation;

    /** @param clock cuts what is not done in its time */
    EmailSender(String name, SmtpSettings relay, ScheduledExecutorService clock, DeliveryConfig.Account limits,
            EmailConfig config, Function<UUID, Optional<String>> returnAddress, String organisation) {
        this.name = name;
        this.relay = relay;
        this.clock = clock;
        this.limits = limits;
        this.config = config;
        this.returnAddress = returnAddress;
        this.organisation = organisation;
        this.pool = new SmtpPool(relay, Math.max(AT_LEAST, limits.connections()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeliveryConfig.Account limits() {
        return limits;
    }

    SmtpPool pool() {
        return pool;
    }

    @Override
    public Outcome send(Envelope envelope, LiveApproval approval) {
        if (!approval.covers(envelope))
            throw new IllegalArgumentException("the approval is for another message");
        SmtpMail mail;
        try {
            mail = new SmtpMail(returnAddress.apply(envelope.delivery()).orElse(config.from()), envelope.to(),
                    source(envelope).getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Refused(wrong.getMessage());
        }
        if (!relay.mayWriteTo(mail.to()))
            return new Outcome.Refused("this installation may not write to this address (approved-recipients)");
        try (SmtpDeadline deadline = new SmtpDeadline(config.patience(), clock)) {
            return outcome(pool.hand(mail, deadline), envelope);
        } catch (SmtpDown down) {
            return new Outcome.Down(down.getMessage(), down.personNeeded());
        } catch (SmtpLost lost) {
            return lost(lost, envelope);
        } catch (IOException failed) {
            return new Outcome.Down(why(failed), false);
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
        mail.setSubject(HeaderGuard.value(envelope.subject()));
        mail.setText(envelope.text());
        mail.setHtml(envelope.html());
        mail.setHeaders(new java.util.HashMap<>(Map.of("Message-ID", List.of(messageId(envelope)), "Auto-Submitted",
                List.of("auto-generated"), "Content-Language", List.of(HeaderGuard.value(envelope.language())))));
        if (envelope.unsubscribe() != null) {
            mail.addHeader("List-Unsubscribe", HeaderGuard.value("<" + envelope.unsubscribe().toASCIIString() + ">"));
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

    /** Before the end of a mail was on its way, the relay has certainly not taken it; after that, nobody knows. */
    private static Outcome lost(SmtpLost lost, Envelope envelope) {
        if (!lost.mayHaveIt())
            return new Outcome.BrokenOff(why(lost));
        LOG.warnf("delivery %s: unclear after %s", envelope.delivery(), oneLine(String.valueOf(lost.getMessage())));
        return new Outcome.Unclear(why(lost));
    }

    private static String why(IOException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause())
            if (cause instanceof SocketTimeoutException)
                return "the mail server did not answer in time";
        return "the connection to the mail server was lost";
    }

    /** RFC 5321: 421 closes the house, 4xx is for now, 5xx is for good. */
    private Outcome outcome(SmtpConnection.Answer answer, Envelope envelope) {
        if (answer == null)
            return Outcome.TryLater.account("all connections to the mail server are in use", Duration.ofSeconds(1));
        SmtpReply reply = answer.reply();
        if (reply.yes())
            return new Outcome.Accepted(messageId(envelope));
        if (reply.closing())
            return new Outcome.BrokenOff("the mail server said " + said(reply));
        if (NOT_LET_IN.contains(reply.code()))
            return new Outcome.Down("the mail server does not let us in: " + said(reply), true);
        String why = "the mail server said " + said(reply);
        if (reply.code() < 500)
            return Outcome.TryLater.message(why);
        return answer.recipient() && Returned.noSuchMailbox(reply.status()) ? new Outcome.NoSuchAddress(why)
                : new Outcome.Refused(why);
    }

    static String said(SmtpReply reply) {
        return (reply.code() + " " + oneLine(reply.text())).strip();
    }

    /** What a stranger's server says, cut to what a page can show; an address in it is personal. */
    private static String oneLine(String said) {
        String line = said == null ? ""
                : said.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("\\S+@\\S+", "(address)").strip();
        return line.length() > 160 ? line.substring(0, 160) + "…" : line;
    }
}
