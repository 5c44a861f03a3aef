package org.tourniquet.broadcast.delivery.email;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.ReturnAddress;
import org.tourniquet.broadcast.delivery.Sender;

import io.quarkus.mailer.MailerName;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** The SMTP relays that mail goes through: one, and where its address is set a second one that carries on without the first. */
@ApplicationScoped
class MailRelays implements Sender.Source {
    private static final Logger LOG = Logger.getLogger(MailRelays.class);

    private final List<EmailSender> relays = new ArrayList<>();
    private final EmailConfig config;

    MailRelays(ReactiveMailer first, @MailerName("second") ReactiveMailer second, Vertx vertx, EmailConfig config,
            DeliveryConfig delivery,
            ReturnAddress returnAddress, @ConfigProperty(name = "tourniquet.organisation") String organisation) {
        this.config = config;
        // a sender that no mail can have would make every single mail fail, one by one, at three in the morning
        HeaderGuard.address(config.from());
        HeaderGuard.value(organisation);
        relays.add(new EmailSender("mail", first, vertx.getOrCreateContext(), delivery.email(), config, returnAddress,
                organisation));
        if (config.second().isPresent())
            relays.add(new EmailSender("mail-2", second, vertx.getOrCreateContext(), delivery.email2(), config, returnAddress,
                    organisation));
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
