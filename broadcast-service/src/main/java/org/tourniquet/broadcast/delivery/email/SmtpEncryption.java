package org.tourniquet.broadcast.delivery.email;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

import org.jboss.logging.Logger;

import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;

/**
 * How the way to a relay is encrypted, and whom we believe to be it.
 *
 * @param checkName whether the certificate has to be that of the relay's host
 */
record SmtpEncryption(Kind kind, SSLContext trust, boolean checkName) {
    private static final Logger LOG = Logger.getLogger(SmtpEncryption.class);

    /** When encryption begins. */
    enum Kind {
        /** Before the first word. */
        TLS,
        /** Before anything that matters, or not at all. */
        REQUIRED,
        /** Where the relay offers it. */
        OPTIONAL,
        DISABLED
    }

    static SmtpEncryption of(String name, MailerRuntimeConfig config, TlsConfigurationRegistry registry) {
        Optional<TlsConfiguration> named = SmtpSettings.named(config, registry);
        boolean trustAll = named.map(TlsConfiguration::isTrustAll).orElseGet(() -> config.trustAll()
                .orElse(registry.getDefault().map(TlsConfiguration::isTrustAll).orElse(false)));
        boolean tls = config.ssl() || config.tls().orElse(named.isPresent());
        Kind kind = tls ? Kind.TLS : Kind.valueOf(config.startTLS().toUpperCase(Locale.ROOT));
        if (trustAll)
            LOG.warnf("mail relay “%s”: any certificate is believed, so anybody on the way can read the mails", name);
        boolean checkName = !trustAll && !named.flatMap(TlsConfiguration::getHostnameVerificationAlgorithm).orElse("HTTPS")
                .equals("NONE");
        try {
            return new SmtpEncryption(kind, trustAll ? believing() : context(named), checkName);
        } catch (Exception cannot) {
            throw new IllegalStateException("mail relay “" + name + "”: its TLS configuration cannot be used", cannot);
        }
    }

    private static SSLContext context(Optional<TlsConfiguration> named) throws Exception {
        return named.isPresent() ? named.get().createSSLContext() : SSLContext.getDefault();
    }

    private static SSLContext believing() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] { new Believer() }, null);
        return context;
    }

    int usualPort() {
        return switch (kind) {
            case TLS -> 465;
            case REQUIRED -> 587;
            case OPTIONAL, DISABLED -> 25;
        };
    }

    /** Believes everybody, where the operator said so. */
    private static final class Believer extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            // nobody is a client of ours
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {
            // nobody is a client of ours
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            // nobody is a client of ours
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // believed, as the operator said
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {
            // believed, as the operator said
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
            // believed, as the operator said
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
