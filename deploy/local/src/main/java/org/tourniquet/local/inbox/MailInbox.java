package org.tourniquet.local.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;

import org.tourniquet.local.outside.Behaviour.Action;
import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.FaultsApi;
import org.tourniquet.local.outside.Gate;
import org.tourniquet.local.outside.Pages;
import org.tourniquet.local.suite.Http;
import org.tourniquet.local.suite.Part;

/** The mail inbox of the local suite: everything the suite sends by mail arrives here and nowhere else. */
public final class MailInbox implements Part {

    private final Path journal;
    private final Clock clock;
    private final Gate gate = new Gate();
    private final Behaviours behaviours = new Behaviours(EnumSet.of(Action.ACCEPT, Action.SLOW,
            Action.GREYLIST, Action.REJECT, Action.DROP, Action.MUTE, Action.ACCEPT_THEN_DIE, Action.BOUNCE));
    private final Smtp smtp;
    private int httpPort;
    private int imapPort;
    private Http http;
    private Mailbox mailbox;
    private OurMailbox ours;

    public MailInbox(Path data, int smtpPort, int httpPort, int imapPort, Clock clock) {
        this.journal = data.resolve("inbox").resolve("journal");
        this.clock = clock;
        this.httpPort = httpPort;
        this.imapPort = imapPort;
        this.smtp = new Smtp(smtpPort, behaviours, gate);
    }

    /** Keeps its journal in `inbox/` of the data folder; port 0 takes a free one and keeps it. */
    public static MailInbox start(Path data, int smtpPort, int httpPort) {
        var inbox = new MailInbox(data, smtpPort, httpPort, 0, Clock.systemUTC());
        inbox.start();
        return inbox;
    }

    @Override
    public synchronized void start() {
        if (mailbox != null)
            return;
        mailbox = new Mailbox(journal, clock);
        try {
            ours = OurMailbox.open(imapPort);
            imapPort = ours.port();
            mailbox.fill(ours);
            http = new Http(httpPort);
            new InboxApi(mailbox).on(http);
            FaultsApi.on(http, behaviours);
            new InboxPages(mailbox, behaviours, new Pages(clock)).on(http);
            Pages.assets(http);
            httpPort = http.start().port();
            smtp.open(new Post(mailbox, ours, clock));
        } catch (IOException e) {
            stop();
            throw new UncheckedIOException("Mail page on port " + httpPort + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    @Override
    public synchronized void stop() {
        if (mailbox == null)
            return;
        smtp.close();
        http.stop();
        gate.open();
        if (ours != null)
            ours.close();
        ours = null;
        mailbox.close();
        mailbox = null;
    }

    @Override
    public synchronized void pause() {
        gate.close();
        if (mailbox != null)
            http.pause();
    }

    @Override
    public synchronized void resume() {
        gate.open();
        if (mailbox != null)
            http.resume();
    }

    @Override
    public synchronized State state() {
        return mailbox == null ? State.STOPPED : gate.closed() ? State.PAUSED : State.RUNNING;
    }

    @Override
    public String name() {
        return "inbox";
    }

    /** The page; SMTP listens on {@link #smtpPort()}. */
    @Override
    public URI address() {
        return URI.create("http://localhost:" + httpPort);
    }

    public int smtpPort() {
        return smtp.port();
    }

    /** Behind it lies what was mailed to the suite itself. */
    public int imapPort() {
        return imapPort;
    }

    public static String imapUser() {
        return OurMailbox.USER;
    }

    public static String imapPassword() {
        return OurMailbox.PASSWORD;
    }
}
