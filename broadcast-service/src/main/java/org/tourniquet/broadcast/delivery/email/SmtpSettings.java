package org.tourniquet.broadcast.delivery.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;

/**
 * What is set of one relay, by the names that quarkus-mailer gives to it.
 *
 * @param user null where it lets us in without
 * @param methods ways to sign in that may be used; empty: any that we know
 * @param onlyTo where it is not empty, nobody else is ever written to
 */
record SmtpSettings(String host, int port, String ownName, SmtpEncryption encryption, String user, String password,
        SignIn signIn, Set<String> methods, boolean esmtp, boolean pipelining, boolean keep, List<Pattern> onlyTo) {

    /** Whether we sign in. */
    enum SignIn {
        DISABLED,
        /** Where we have a user and it offers to. */
        NONE,
        REQUIRED
    }

    /** Reads them; settings that we do not act on are refused by name, all at once. */
    static SmtpSettings of(String name, MailerRuntimeConfig config, TlsConfigurationRegistry registry, String ownName) {
        refuseWhatWeDoNot(name, config);
        SmtpEncryption encryption = SmtpEncryption.of(name, config, registry);
        return new SmtpSettings(config.host(), config.port().orElse(encryption.usualPort()),
                HeaderGuard.value(config.ownHostName().orElse(ownName)), encryption, config.username().orElse(null),
                config.password().orElse(""), SignIn.valueOf(config.login().toUpperCase(Locale.ROOT)),
                Set.of(config.authMethods().orElse("").toUpperCase(Locale.ROOT).strip().split("\\s+")), !config.disableEsmtp(),
                config.pipelining(), config.keepAlive(),
                config.approvedRecipients().orElse(List.of()).stream().filter(java.util.Objects::nonNull).toList());
    }

    private static void refuseWhatWeDoNot(String name, MailerRuntimeConfig config) {
        List<String> not = new ArrayList<>();
        if (config.mock().orElse(false))
            not.add("mock: what is to stay in the house is a drill");
        if (config.dkim().enabled())
            not.add("dkim: the relay signs");
        if (config.keyStore().isPresent() || config.truststore().isConfigured())
            not.add("truststore, key-store: name a TLS configuration in tls-configuration-name");
        if (!Set.of("DISABLED", "NONE", "REQUIRED").contains(config.login().toUpperCase(Locale.ROOT)))
            not.add("login=" + config.login() + ": DISABLED, NONE and REQUIRED are known");
        if (!not.isEmpty())
            throw new IllegalStateException("settings of the mail relay “" + name + "” that are not acted on: "
                    + String.join("; ", not));
    }

    boolean allows(String method) {
        return methods.contains("") || methods.contains(method);
    }

    boolean mayWriteTo(String address) {
        return onlyTo.isEmpty() || onlyTo.stream().anyMatch(pattern -> pattern.matcher(address).matches());
    }

    /** Empty where none is named. */
    static Optional<TlsConfiguration> named(MailerRuntimeConfig config, TlsConfigurationRegistry registry) {
        return config.tlsConfigurationName().map(asked -> registry.get(asked)
                .orElseThrow(() -> new IllegalStateException("there is no TLS configuration “" + asked + "”")));
    }
}
