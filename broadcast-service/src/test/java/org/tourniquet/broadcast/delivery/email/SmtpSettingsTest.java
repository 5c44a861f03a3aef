package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** A relay is set by the names that operators know from quarkus-mailer, and nothing they set is silently passed over. */
class SmtpSettingsTest {
    private static final TlsConfigurationRegistry NO_TLS = new TlsConfigurationRegistry() {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException(name);
        }
    };

    private static SmtpSettings of(String... namesAndValues) {
        Map<String, String> set = new HashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2)
            set.put("quarkus.mailer." + namesAndValues[at], namesAndValues[at + 1]);
        MailersRuntimeConfig config = new SmallRyeConfigBuilder().withMapping(MailersRuntimeConfig.class)
                .withSources(new PropertiesConfigSource(set, "set", 500)).addDiscoveredConverters().build()
                .getConfigMapping(MailersRuntimeConfig.class);
        return SmtpSettings.of("mail", config.mailers().get(Mailers.DEFAULT_MAILER_NAME), NO_TLS, "broadcast.example");
    }

    @Test
    void without_more_than_a_host_it_is_a_relay_that_may_encrypt() {
        SmtpSettings settings = of("host", "relay.example");
        assertEquals("relay.example", settings.host());
        assertEquals(25, settings.port());
        assertEquals(SmtpEncryption.Kind.OPTIONAL, settings.encryption().kind());
        assertTrue(settings.encryption().checkName());
        assertTrue(settings.keep() && settings.pipelining() && settings.esmtp() && settings.allows("PLAIN"));
        assertTrue(settings.mayWriteTo("elli@town.example"));
        assertEquals("broadcast.example", settings.ownName());
    }

    @Test
    void everything_an_operator_sets_is_acted_on() {
        SmtpSettings settings = of("host", "relay.example", "tls", "true", "username", "town", "password", "s3cret",
                "auth-methods", "LOGIN CRAM-MD5", "own-host-name", "mail.town.example", "keep-alive", "false", "pipelining",
                "false",
                "disable-esmtp", "true", "login", "required", "approved-recipients", ".*@town[.]example");
        assertEquals(465, settings.port());
        assertEquals(SmtpEncryption.Kind.TLS, settings.encryption().kind());
        assertEquals("town s3cret", settings.user() + " " + settings.password());
        assertTrue(settings.allows("LOGIN"));
        assertFalse(settings.allows("PLAIN"));
        assertEquals("mail.town.example", settings.ownName());
        assertFalse(settings.keep() || settings.pipelining() || settings.esmtp());
        assertEquals(SmtpSettings.SignIn.REQUIRED, settings.signIn());
        assertTrue(settings.mayWriteTo("elli@town.example"));
        assertFalse(settings.mayWriteTo("elli@elsewhere.example"));
        assertEquals(587, of("host", "relay.example", "start-tls", "required").port());
        assertFalse(of("host", "relay.example", "trust-all", "true", "tls", "false").encryption().checkName());
    }

    @ParameterizedTest
    @CsvSource({ "mock,true", "dkim.enabled,true", "truststore.paths,/somewhere.pem", "key-store,/somewhere.jks",
            "login,xoauth2", "tls-configuration-name,nowhere" })
    void what_we_do_not_act_on_is_refused_at_the_start(String name, String value) {
        String said = assertThrows(IllegalStateException.class, () -> of("host", "relay.example", name, value)).getMessage();
        assertTrue(said.contains(name.split("[.]")[0]) || said.contains(value), said);
    }
}
