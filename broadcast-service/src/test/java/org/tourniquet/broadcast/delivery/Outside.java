package org.tourniquet.broadcast.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.tourniquet.broadcast.delivery.sms.TextProvider;
import org.tourniquet.local.inbox.MailInbox;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The world outside of the tests: a real mail inbox, and a text provider over real HTTP. */
public class Outside implements QuarkusTestResourceLifecycleManager {
    static MailInbox inbox;
    static TextProvider texts;
    private Path data;

    @Override
    public Map<String, String> start() {
        try {
            data = Files.createTempDirectory("tourniquet-outside");
            inbox = MailInbox.start(data, 0, 0);
            texts = new TextProvider();
            Map<String, String> settings = new HashMap<>(Map.of("quarkus.mailer.host", "localhost", "quarkus.mailer.port",
                    String.valueOf(inbox.smtpPort()), "tourniquet.sms.url", texts.address().toString(),
                    "tourniquet.delivery.retry", "200ms,300ms", "tourniquet.delivery.absent-for", "2s",
                    "tourniquet.sms.callbacks", "https://broadcast.example"));
            settings.putAll(Map.of("tourniquet.bounces.address", "bounces@rivertown.example", "tourniquet.mailbox.host",
                    "127.0.0.1", "tourniquet.mailbox.port", String.valueOf(inbox.imapPort()), "tourniquet.mailbox.security",
                    "NONE", "tourniquet.mailbox.user", MailInbox.imapUser(), "tourniquet.mailbox.password",
                    MailInbox.imapPassword(), "tourniquet.mailbox.every", "1s"));
            return settings;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void stop() {
        texts.close();
        inbox.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(inbox, new TestInjector.MatchesType(MailInbox.class));
        injector.injectIntoFields(texts, new TestInjector.MatchesType(TextProvider.class));
    }
}
