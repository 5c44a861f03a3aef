package org.tourniquet.broadcast.delivery.email;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import javax.net.ssl.SSLContext;

import org.tourniquet.broadcast.delivery.Approvals;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.Outcome;

/** A sender to a relay of a test, without an application around it. */
final class Senders implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().factory());
    volatile Duration patience = Duration.ofSeconds(20);
    String host = "localhost";
    String user;
    boolean keep = true;
    boolean pipelining = true;
    int connections = 5;
    SmtpEncryption encryption = new SmtpEncryption(SmtpEncryption.Kind.OPTIONAL, null, true);
    String organisation = "Rivertown City Services";

    SmtpSettings settings(int port) {
        return new SmtpSettings(host, port, "broadcast.example", encryption, user, "s3cret", SmtpSettings.SignIn.NONE,
                Set.of(""), true, pipelining, keep, List.of());
    }

    void encrypted(SmtpEncryption.Kind kind, SSLContext trust) {
        encryption = new SmtpEncryption(kind, trust, true);
    }

    EmailSender to(int port) {
        return new EmailSender("mail", settings(port), clock, new DeliveryConfig.Account() {
            @Override
            public int rate() {
                return 0;
            }

            @Override
            public int connections() {
                return connections;
            }
        }, new EmailConfig() {
            @Override
            public String from() {
                return "news@rivertown.example";
            }

            @Override
            public String idDomain() {
                return "broadcast.example";
            }

            @Override
            public Optional<String> second() {
                return Optional.empty();
            }

            @Override
            public Duration patience() {
                return patience;
            }
        }, _ -> Optional.empty(), organisation);
    }

    SmtpDeadline deadline() {
        return new SmtpDeadline(patience, clock);
    }

    static Outcome send(EmailSender sender, String to) {
        return send(sender, Approvals.mail(to, "The river rises", false));
    }

    static Outcome send(EmailSender sender, Envelope mail) {
        return sender.send(mail, Approvals.of(mail));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
