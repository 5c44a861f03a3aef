package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;

/** A connection to a relay that is ready to take mails, one after the other. */
final class SmtpConnection {
    private static final Logger LOG = Logger.getLogger(SmtpConnection.class);
    /** Relays that count close after some hundreds; to go before is politer. */
    private static final int MAILS = 500;
    private static final byte[] QUIT = "QUIT\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What the relay said in the end; {@code recipient}: in answer to the recipient's address. */
    record Answer(SmtpReply reply, boolean recipient) {
    }

    private final SmtpWire wire;
    private final Map<String, String> offers;
    private final boolean pipelining;
    private int mails;
    private boolean begun;
    private boolean broken;
    private long idleSince = System.nanoTime();

    SmtpConnection(SmtpWire wire, Map<String, String> offers, boolean pipelining) {
        this.wire = wire;
        this.offers = offers;
        this.pipelining = pipelining && offers.containsKey("PIPELINING");
    }

    /**
     * Hands over one mail. Only the answer after its last dot is about a mail that was taken; the end of the mail is not
     * written
     * before the relay has asked for it.
     */
    Answer hand(SmtpMail mail, SmtpDeadline deadline) throws SmtpLost {
        boolean kept = mails > 0;
        boolean[] heard = { false };
        boolean mayHaveIt = false;
        mails++;
        try {
            deadline.watches(wire.raw());
            // a kept connection may have died quietly: half of the time stays for a new one
            wire.until(kept ? deadline.end() - Math.max(0, deadline.left().toNanos() / 2) : deadline.end());
            if (kept && wire.unread())
                throw new SocketException("the mail server said something before it was asked");
            Answer no = envelope(mail, deadline, kept, heard);
            if (no != null)
                return no;
            byte[] bytes = mail.wire();
            mayHaveIt = true;
            wire.write(bytes);
            return end(wire.reply());
        } catch (IOException lost) {
            close();
            throw new SmtpLost(lost, heard[0], mayHaveIt);
        } finally {
            idleSince = System.nanoTime();
            deadline.forget();
        }
    }

    private Answer end(SmtpReply reply) throws IOException {
        broken |= reply.closing();
        begun = false;
        if (reply.code() != 250 && !reply.no())
            throw new IOException("what the mail server said about the mail is no answer");
        return new Answer(reply, false);
    }

    /** Null when it waits for the mail; else the first thing that it did not like. */
    private Answer envelope(SmtpMail mail, SmtpDeadline deadline, boolean kept, boolean[] heard) throws IOException {
        List<String> commands = commands(mail);
        if (pipelining)
            wire.write(String.join("\r\n", commands));
        begun = true;
        Answer no = null;
        for (String command : commands) {
            if (!pipelining)
                wire.write(command);
            SmtpReply reply = wire.reply();
            if (kept && !heard[0] && reply.closing() || command.equals("RSET") && !reply.yes())
                throw new IOException("the mail server did not go on with a kept connection");
            heard[0] = true;
            wire.until(deadline.end());
            broken |= reply.closing();
            boolean data = command.equals("DATA");
            if (!reply.no() && !(data ? reply.code() == 354 : reply.yes()))
                throw new IOException("what the mail server said is no answer");
            // it waits for a mail that was refused: never to be ended by a dot
            broken |= data && no != null && !reply.no();
            if (no == null && reply.no())
                no = new Answer(reply, command.startsWith("RCPT"));
            if (broken || no != null && !pipelining)
                break;
        }
        return no;
    }

    private List<String> commands(SmtpMail mail) {
        String from = "MAIL FROM:<" + mail.from() + ">";
        if (offers.containsKey("SIZE"))
            from += " SIZE=" + mail.bytes().length;
        if (mail.eightBit() && offers.containsKey("8BITMIME"))
            from += " BODY=8BITMIME";
        List<String> commands = new ArrayList<>(4);
        if (begun)
            commands.add("RSET");
        commands.add(from);
        commands.add("RCPT TO:<" + mail.to() + ">");
        commands.add("DATA");
        return commands;
    }

    /** Whether the next mail may go over it. */
    boolean usable() {
        return !broken && mails < MAILS && !wire.raw().isClosed();
    }

    long idleNanos() {
        return System.nanoTime() - idleSince;
    }

    /** Says goodbye and does not wait for an answer: some never give one. */
    void quit() {
        try {
            if (!broken && !wire.raw().isClosed())
                wire.write(QUIT);
        } catch (IOException gone) {
            LOG.debug("a connection was gone before it was left", gone);
        } finally {
            close();
        }
    }

    void close() {
        broken = true;
        try {
            wire.close();
        } catch (IOException gone) {
            LOG.debug("a connection was gone before it was closed", gone);
        }
    }
}
