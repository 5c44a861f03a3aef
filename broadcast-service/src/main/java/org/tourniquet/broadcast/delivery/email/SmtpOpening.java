package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLException;

import org.tourniquet.broadcast.delivery.email.SmtpEncryption.Kind;

/** From nothing to a connection that takes mails: connect, greeting, encryption, signing in. */
final class SmtpOpening {
    private final SmtpSettings settings;
    private final SmtpWire wire;
    private Map<String, String> offers = Map.of();

    private SmtpOpening(SmtpSettings settings, SmtpWire wire) {
        this.settings = settings;
        this.wire = wire;
    }

    /** Fails with {@link SmtpDown} where the relay says or is something that needs a word, else as the network failed. */
    static SmtpConnection open(SmtpSettings settings, SmtpDeadline deadline) throws IOException {
        Socket socket = connect(settings, deadline);
        try {
            SmtpWire wire = new SmtpWire(socket);
            wire.until(deadline.end());
            SmtpOpening opening = new SmtpOpening(settings, wire);
            opening.greet();
            opening.signIn();
            return new SmtpConnection(wire, opening.offers, settings.pipelining());
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private static Socket connect(SmtpSettings settings, SmtpDeadline deadline) throws IOException {
        InetAddress[] addresses = addresses(settings.host(), deadline);
        for (int at = 0; at < addresses.length; at++) {
            Socket socket = new Socket();
            try {
                deadline.watches(socket);
                long share = deadline.left().toMillis() / (addresses.length - at);
                socket.connect(new InetSocketAddress(addresses[at], settings.port()), (int) Math.max(1, share));
                return socket;
            } catch (IOException notHere) {
                socket.close();
            }
        }
        throw new SmtpDown("the mail server cannot be reached", false);
    }

    /** The name service has a patience of its own, longer than ours. */
    private static InetAddress[] addresses(String host, SmtpDeadline deadline) throws IOException {
        CompletableFuture<InetAddress[]> found = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("mail relay's name").start(() -> {
            try {
                found.complete(InetAddress.getAllByName(host));
            } catch (UnknownHostException | RuntimeException unknown) {
                found.completeExceptionally(unknown);
            }
        });
        try {
            return found.get(Math.max(1, deadline.left().toMillis()), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException unknown) {
            throw new SmtpDown("the mail server's name cannot be resolved", false);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("we were stopped", ended);
        }
    }

    private void greet() throws IOException {
        Kind kind = settings.encryption().kind();
        if (kind == Kind.TLS)
            secure();
        expect(wire.reply(), 220, "did not let us in");
        hello();
        if (kind != Kind.REQUIRED && kind != Kind.OPTIONAL)
            return;
        if (offers.containsKey("STARTTLS")) {
            wire.write("STARTTLS");
            expect(wire.reply(), 220, "did not begin to encrypt");
            secure();
            hello();
        } else if (kind == Kind.REQUIRED) {
            throw new SmtpDown("the mail server does not offer to encrypt, and start-tls=REQUIRED", true);
        }
    }

    private void secure() throws IOException {
        try {
            wire.secure(settings.encryption().trust(), settings.host(), settings.encryption().checkName());
        } catch (SSLException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause())
                if (cause instanceof CertificateException)
                    throw new SmtpDown("the mail server's certificate is not to be trusted: " + cause.getMessage(), true);
            throw failed;
        }
    }

    private void hello() throws IOException {
        offers = Map.of();
        SmtpReply reply = null;
        if (settings.esmtp()) {
            wire.write("EHLO " + settings.ownName());
            reply = wire.reply();
        }
        if (reply == null || reply.code() >= 500) {
            wire.write("HELO " + settings.ownName());
            expect(wire.reply(), 250, "did not greet us");
            return;
        }
        expect(reply, 250, "did not greet us");
        offers = new HashMap<>();
        for (String line : reply.lines().subList(1, reply.lines().size())) {
            String[] offer = line.strip().toUpperCase(Locale.ROOT).split("[ =]+", 2);
            offers.put(offer[0], offer.length > 1 ? offer[1] : "");
        }
    }

    private void signIn() throws IOException {
        boolean must = settings.signIn() == SmtpSettings.SignIn.REQUIRED;
        if (settings.user() == null || settings.signIn() == SmtpSettings.SignIn.DISABLED
                || !must && !offers.containsKey("AUTH"))
            return;
        if (!wire.encrypted() && settings.encryption().kind() != Kind.DISABLED)
            throw new SmtpDown("the password is not said where anybody can read it (start-tls=DISABLED would allow it)", true);
        List<String> methods = List.of(offers.getOrDefault("AUTH", "").split("[ =]+"));
        if (methods.contains("PLAIN") && settings.allows("PLAIN")) {
            wire.write("AUTH PLAIN " + base64("\0" + settings.user() + "\0" + settings.password()));
        } else if (methods.contains("LOGIN") && settings.allows("LOGIN")) {
            wire.write("AUTH LOGIN");
            expect(wire.reply(), 334, "did not ask who we are");
            wire.write(base64(settings.user()));
            expect(wire.reply(), 334, "did not ask for our password");
            wire.write(base64(settings.password()));
        } else {
            throw new SmtpDown("the mail server knows no way to sign in that we know", true);
        }
        expect(wire.reply(), 235, "does not let us in");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void expect(SmtpReply reply, int code, String otherwise) throws IOException {
        if (reply.code() == code)
            return;
        if (!reply.no())
            throw new IOException("what the mail server said is no answer");
        throw new SmtpDown("the mail server " + otherwise + ": " + EmailSender.said(reply), reply.code() >= 500);
    }
}
