package org.tourniquet.local.inbox;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * What was mailed to the suite itself, bounces and answers, behind a real IMAP server: one mailbox for the addresses that the
 * suite writes from. It is filled again from the inbox's journal at each start; whoever reads it knows what it has read.
 */
final class OurMailbox implements AutoCloseable {
    static final String USER = "rivertown";
    static final String PASSWORD = "only-for-the-local-mailbox";
    private static final Pattern OURS = Pattern.compile("(bounces(\\+[^@]*)?|care|news)@rivertown\\.example");

    private final GreenMail server;
    private final GreenMailUser user;
    private final int port;

    private OurMailbox(GreenMail server, GreenMailUser user) {
        this.server = server;
        this.user = user;
        this.port = server.getImap().getPort();
    }

    /** Port 0 takes a free one. */
    static OurMailbox open(int port) {
        var setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        setup.setServerStartupTimeout(20_000);
        var server = new GreenMail(setup);
        server.start();
        return new OurMailbox(server, server.setUser("care@rivertown.example", USER, PASSWORD));
    }

    int port() {
        return port;
    }

    static boolean ours(String address) {
        return OURS.matcher(address.toLowerCase(Locale.ROOT)).matches();
    }

    /** Keeps a mail that was sent to one of our addresses; the envelope's sender stands in it, as a last relay writes it. */
    void take(String sender, Collection<String> recipients, byte[] mail) {
        var to = recipients.stream().filter(OurMailbox::ours).findFirst().orElse(null);
        if (to == null)
            return;
        try {
            var message = new MimeMessage(null, new ByteArrayInputStream(mail));
            message.setHeader("Return-Path", "<" + sender + ">");
            message.setHeader("Delivered-To", to);
            user.deliver(message);
        } catch (MessagingException | RuntimeException unreadable) {
            System.getLogger("inbox").log(System.Logger.Level.INFO, "A mail to {0} is no mail and is not in the mailbox", to);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
