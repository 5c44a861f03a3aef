package org.tourniquet.broadcast.delivery.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.function.Predicate;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.search.FlagTerm;

import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One look into a mailbox: each mail nobody has read yet, marked or moved only after it has been taken in. */
final class Imap {
    private final MailboxConfig config;

    Imap(MailboxConfig config) {
        this.config = config;
    }

    /** Brings each new mail, oldest first; what was not taken in stays as it is. Says how many were. */
    int look(Predicate<byte[]> taken) throws MessagingException, IOException {
        IMAPStore store = new IMAPStore(Session.getInstance(settings()),
                new URLName("imap", config.host().orElseThrow(), config.port(), null, null, null));
        try (store) {
            store.connect(config.host().orElseThrow(), config.port(), config.user().orElseThrow(),
                    config.password().orElse(""));
            IMAPFolder folder = (IMAPFolder) store.getFolder(config.folder());
            folder.open(Folder.READ_WRITE);
            try (folder) {
                return look(folder, taken);
            }
        }
    }

    private int look(IMAPFolder folder, Predicate<byte[]> taken) throws MessagingException, IOException {
        Message[] unread = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int count = 0;
        for (int at = 0; at < unread.length && at < config.atOnce() && !Thread.currentThread().isInterrupted(); at++) {
            byte[] mail;
            try (InputStream in = ((IMAPMessage) unread[at]).getMimeStream()) {
                mail = in.readNBytes(Post.READ);
            }
            if (taken.test(mail)) {
                done(folder, unread[at]);
                count++;
            }
        }
        return count;
    }

    /** A crash before this repeats the mail, which changes nothing. */
    private void done(IMAPFolder folder, Message message) throws MessagingException {
        message.setFlag(Flags.Flag.SEEN, true);
        if (config.done().isEmpty())
            return;
        Folder done = folder.getStore().getFolder(config.done().get());
        if (!done.exists())
            done.create(Folder.HOLDS_MESSAGES);
        folder.copyMessages(new Message[] { message }, done);
        message.setFlag(Flags.Flag.DELETED, true);
    }

    private Properties settings() {
        String patience = String.valueOf(config.patience().toMillis());
        Properties settings = new Properties();
        settings.put("mail.imap.connectiontimeout", patience);
        settings.put("mail.imap.timeout", patience);
        settings.put("mail.imap.writetimeout", patience);
        // looked at, not read: only what was taken in is marked
        settings.put("mail.imap.peek", "true");
        settings.put("mail.imap.ssl.enable", String.valueOf(config.security() == MailboxConfig.Security.TLS));
        settings.put("mail.imap.starttls.enable", String.valueOf(config.security() == MailboxConfig.Security.STARTTLS));
        settings.put("mail.imap.starttls.required", String.valueOf(config.security() == MailboxConfig.Security.STARTTLS));
        settings.put("mail.imap.ssl.checkserveridentity", "true");
        return settings;
    }
}
