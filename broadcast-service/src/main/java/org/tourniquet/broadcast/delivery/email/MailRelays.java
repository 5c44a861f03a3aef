package org.tourniquet.broadcast.delivery.email;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.ReturnAddress;
import org.tourniquet.broadcast.delivery.Sender;

import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfigurationRegistry;

/** The SMTP relays that mail goes through: one, and where its address is set a second one that carries on without the first. */
@ApplicationScoped
class MailRelays implements Sender.Source {
    private static final Logger LOG = Logger.getLogger(MailRelays.class);

    private static final String SECOND = "second";
    private static final long SWEEP = 5;

    private final List<EmailSender> relays = new ArrayList<>();
    private final EmailConfig config;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().daemon().name("mail clock").factory());

    MailRelays(MailersRuntimeConfig mailers, TlsConfigurationRegistry tls, EmailConfig config, DeliveryConfig delivery,
            ReturnAddress returnAddress, @ConfigProperty(name = "tourniquet.organisation") String organisation) {
        this.config = config;
        clock.setRemoveOnCancelPolicy(true);
        // a sender that no mail can have would make every single mail fail, one by one, at three in the morning
        HeaderGuard.address(config.from());
        HeaderGuard.value(organisation);
        relays.add(new EmailSender("mail",
                SmtpSettings.of("mail", mailers.mailers().get(Mailers.DEFAULT_MAILER_NAME), tls, config.idDomain()), clock,
                delivery.email(), config, returnAddress::of, organisation));
        if (config.second().isPresent())
            relays.add(
                    new EmailSender("mail-2", SmtpSettings.of("mail-2", mailers.mailers().get(SECOND), tls, config.idDomain()),
                            clock, delivery.email2(), config, returnAddress::of, organisation));
        clock.scheduleWithFixedDelay(() -> relays.forEach(relay -> relay.pool().sweep()), SWEEP, SWEEP, TimeUnit.SECONDS);
    }

    /** Mails in hand still come to their end; connections that rest are left. */
    @PreDestroy
    void leave() {
        relays.forEach(relay -> relay.pool().close());
        clock.shutdown();
    }

    /** Made at the start, so that wrong settings are met then. */
    void atTheStart(@Observes StartupEvent start) {
        LOG.infof("mail is sent as %s over %d relays", config.from(), relays.size());
    }

    @Override
    public List<EmailSender> senders() {
        return relays;
    }
}
