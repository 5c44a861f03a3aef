package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.broadcast.delivery.email.SmtpEncryption.Kind;

/** Nobody between us and the relay reads a mail or a password where we were told to encrypt. */
class SmtpEncryptionTest {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static SSLContext localhost;
    private static SSLContext somebodyElse;
    private static SSLContext trusting;
    private static SSLContext trustingTheOther;

    private TellingRelay relay;
    private final Senders senders = new Senders();

    @BeforeAll
    static void certificates(@TempDir Path folder) throws Exception {
        KeyStore ours = keys(folder.resolve("ours.p12"), "localhost");
        KeyStore other = keys(folder.resolve("other.p12"), "elsewhere.example");
        localhost = identity(ours);
        somebodyElse = identity(other);
        trusting = trust(ours);
        trustingTheOther = trust(other);
    }

    private static KeyStore keys(Path file, String name) throws Exception {
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias", "relay", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=dns:" + name, "-validity", "2",
                "-storetype", "PKCS12", "-keystore", file.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        assertEquals(0, keytool.waitFor(), said);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext identity(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static SSLContext trust(KeyStore keys) throws Exception {
        KeyStore certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("relay", keys.getCertificate("relay"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(certificates);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @BeforeEach
    void begin() throws IOException {
        relay = new TellingRelay();
        relay.identity = localhost;
        relay.offers = List.of("PIPELINING", "STARTTLS", "AUTH PLAIN LOGIN");
    }

    @AfterEach
    void end() throws IOException {
        senders.close();
        relay.close();
    }

    private Outcome send() {
        return Senders.send(senders.to(relay.port()), "elli@town.example");
    }

    private boolean said(String command) {
        return relay.commands.stream().anyMatch(line -> line.startsWith(command));
    }

    @Test
    void where_it_is_offered_everything_after_the_greeting_is_encrypted() {
        senders.encrypted(Kind.OPTIONAL, trusting);
        assertInstanceOf(Outcome.Accepted.class, send());
        assertEquals(List.of("EHLO broadcast.example", "STARTTLS", "EHLO broadcast.example"), relay.commands.subList(0, 3));
    }

    @Test
    void where_it_is_required_a_relay_that_does_not_offer_it_gets_nothing() {
        senders.encrypted(Kind.REQUIRED, trusting);
        relay.offers = List.of("PIPELINING");
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        assertFalse(said("MAIL"));
        relay.offers = List.of("PIPELINING", "STARTTLS");
        relay.says = command -> command.equals("STARTTLS") ? "454 4.7.0 not now" : null;
        assertFalse(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        assertFalse(said("MAIL"));
    }

    @Test
    void a_certificate_that_is_somebody_elses_or_unknown_ends_it() {
        senders.encrypted(Kind.OPTIONAL, trusting);
        relay.identity = somebodyElse;
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        senders.encrypted(Kind.REQUIRED, trustingTheOther);
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded(), "known, but not this host's");
        assertFalse(said("MAIL"));
    }

    @Test
    void what_is_said_before_the_encryption_is_not_taken_for_what_comes_after() {
        senders.encrypted(Kind.OPTIONAL, trusting);
        relay.says = command -> command.equals("STARTTLS") ? "220 go on\r\n250 injected" : null;
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        assertFalse(said("MAIL"));
    }

    @Test
    void the_password_is_said_encrypted_in_either_way() {
        senders.encrypted(Kind.REQUIRED, trusting);
        senders.user = "town";
        assertInstanceOf(Outcome.Accepted.class, send());
        assertTrue(said("AUTH PLAIN " + base64("\0town\0s3cret")));
        relay.offers = List.of("STARTTLS", "AUTH LOGIN");
        assertInstanceOf(Outcome.Accepted.class, send());
        assertTrue(said(base64("town")) && said(base64("s3cret")));
    }

    @Test
    void the_password_is_never_said_in_the_open_unless_somebody_said_so() {
        senders.user = "town";
        relay.offers = List.of("AUTH PLAIN");
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        assertFalse(said("AUTH"));
        senders.encrypted(Kind.DISABLED, null);
        assertInstanceOf(Outcome.Accepted.class, send());
        assertTrue(said("AUTH PLAIN"));
    }

    @Test
    void a_wrong_password_needs_a_person_and_a_busy_relay_does_not() {
        senders.encrypted(Kind.REQUIRED, trusting);
        senders.user = "town";
        relay.says = command -> command.equals("SIGNED IN") ? "535 5.7.8 wrong" : null;
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        relay.says = command -> command.equals("SIGNED IN") ? "454 4.7.0 not now" : null;
        assertFalse(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
        relay.says = _ -> null;
        relay.offers = List.of("STARTTLS", "AUTH CRAM-MD5");
        assertTrue(assertInstanceOf(Outcome.Down.class, send()).personNeeded());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes());
    }
}
