package org.tourniquet.local.suite;

import java.util.HashMap;
import java.util.Map;

import org.tourniquet.local.inbox.MailInbox;
import org.tourniquet.local.kafka.Kafka;
import org.tourniquet.local.postgres.Postgres;

/** The environment in which the launcher starts each service. */
record Settings(SuiteOptions options, Secrets secrets, Postgres postgres, Kafka kafka) {

    /** a number of the range set aside for fiction */
    static final String OUR_NUMBER = "+12025550100";
    private static final String JVM = "JDK_JAVA_OPTIONS";

    Map<String, String> of(String service, Port port) {
        Addresses at = options.addresses();
        var all = new HashMap<String, String>();
        all.put("QUARKUS_PROFILE", "local");
        // the seeded accounts have a password everybody knows: this machine only
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", String.valueOf(at.port(port)));
        all.put("NO_COLOR", "1");
        // the quick compiler only: half the processor time until the three are ready (24 s -> 13 s); benchmarks take it away
        all.put(JVM, "-XX:TieredStopAtLevel=1 " + System.getenv().getOrDefault(JVM, ""));
        all.put("TOURNIQUET_DB_URL", postgres.jdbcUrl(service));
        all.put("TOURNIQUET_DB_USER", service);
        all.put("TOURNIQUET_DB_PASSWORD", secrets.password(service));
        all.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        all.put("TOURNIQUET_SESSION_KEY", secrets.sessionKey());
        all.put("TOURNIQUET_FIELD_KEY", secrets.fieldKey());
        all.put("TOURNIQUET_DIRECTORY_URL", at.uri(Port.DIRECTORY).toString());
        all.put("TOURNIQUET_BROADCAST_URL", at.uri(Port.BROADCAST).toString());
        all.put("TOURNIQUET_TRIAGE_URL", at.uri(Port.TRIAGE).toString());
        all.put("TOURNIQUET_SITE_URL", at.uri(Port.SITE).toString());
        all.put("TOURNIQUET_DEMO", options.town() ? "town" : "none");
        if (port == Port.BROADCAST) {
            all.put("TOURNIQUET_SMTP_HOST", "127.0.0.1");
            all.put("TOURNIQUET_SMTP_PORT", String.valueOf(at.port(Port.SMTP)));
            all.put("TOURNIQUET_MAIL_FROM", "care@rivertown.example");
            all.put("TOURNIQUET_MAIL_BOUNCES", "bounces@rivertown.example");
            all.put("TOURNIQUET_MAILBOX_HOST", "127.0.0.1");
            all.put("TOURNIQUET_MAILBOX_PORT", String.valueOf(at.port(Port.IMAP)));
            all.put("TOURNIQUET_MAILBOX_SECURITY", "NONE");
            all.put("TOURNIQUET_MAILBOX_USER", MailInbox.imapUser());
            all.put("TOURNIQUET_MAILBOX_PASSWORD", MailInbox.imapPassword());
            all.put("TOURNIQUET_MAILBOX_EVERY", "3s");
            all.put("TOURNIQUET_SMS_URL", at.uri(Port.SMS).toString());
            all.put("TOURNIQUET_SMS_ACCOUNT", secrets.smsAccount());
            all.put("TOURNIQUET_SMS_TOKEN", secrets.smsToken());
            all.put("TOURNIQUET_SMS_FROM", OUR_NUMBER);
        }
        all.putAll(options.settings().getOrDefault(service, Map.of()));
        return all;
    }
}
