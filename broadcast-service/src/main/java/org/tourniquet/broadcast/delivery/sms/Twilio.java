package org.tourniquet.broadcast.delivery.sms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.Sender;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Our one door to the text provider: all our accounts there, and the proof that what claims to come from it does. */
@ApplicationScoped
class Twilio implements Sender.Source {
    private static final String FIRST = "texts";

    private final TwilioConfig config;
    private final Map<String, TwilioAccount> accounts = new LinkedHashMap<>();
    private final List<SmsSender> senders;

    Twilio(TwilioConfig config, DeliveryConfig delivery) {
        this.config = config;
        accounts.put(FIRST, new TwilioAccount(FIRST, config.account(), config.token(), config.from(), config.url(),
                delivery.sms(), config));
        new TreeMap<>(config.more()).forEach((name, more) -> accounts.put(FIRST + "-" + name, new TwilioAccount(
                FIRST + "-" + name, more.account(), more.token(), more.from(), more.url().or(config::url), more, config)));
        senders = accounts.values().stream().map(account -> new SmsSender(account, config)).toList();
    }

    /** A production that texts into a gateway on somebody's laptop tells nobody: it does not start. */
    void guard(@Observes StartupEvent start) {
        boolean gateway = config.url().isPresent() || config.more().values().stream().anyMatch(more -> more.url().isPresent());
        if (gateway && LaunchMode.current() == LaunchMode.NORMAL && ConfigUtils.getProfiles().contains("prod"))
            throw new IllegalStateException(
                    "tourniquet.sms.url is for the local gateway only; in production texts go to the provider");
    }

    @Override
    public List<SmsSender> senders() {
        return senders;
    }

    /** The account that took a message; what was taken before accounts had names was taken by the first. */
    Optional<TwilioAccount> account(String name) {
        return Optional.ofNullable(accounts.get(name == null ? FIRST : name));
    }

    /** Whether the provider signed exactly these parameters for our public address of this path, with any of our tokens. */
    boolean signed(String pathAndQuery, Map<String, String> parameters, String signature) {
        return signature != null && accounts.values().stream()
                .anyMatch(account -> account.signed(config.callbacks() + pathAndQuery, parameters, signature));
    }
}
