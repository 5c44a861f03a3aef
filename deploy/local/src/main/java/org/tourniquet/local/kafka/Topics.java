package org.tourniquet.local.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** All topics through which the services tell each other what happened; none is made by accident. */
final class Topics {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private Topics() {
    }

    static List<NewTopic> all() {
        var topics = new ArrayList<NewTopic>();
        for (String name : List.of("directory.channel-changed", "directory.duty-changed", "broadcast.incident-changed")) {
            add(topics, name, 1, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        }
        for (String medium : List.of("email", "sms", "social")) {
            add(topics, "broadcast.deliveries." + medium + ".urgent", 4, kept(WEEK));
            add(topics, "broadcast.deliveries." + medium + ".bulk", 4, kept(WEEK));
        }
        add(topics, "broadcast.deliveries.rehearsal", 4, kept(WEEK));
        add(topics, "broadcast.message-settled", 3, kept(WEEK));
        add(topics, "triage.alert-raised", 1, kept(WEEK));
        add(topics, "triage.call-ended", 1, kept(WEEK));
        // these carry people's words and addresses, encrypted: a day and no longer
        for (String name : List.of("broadcast.reply-received", "triage.message-requested", "directory.message-requested",
                "broadcast.person-unreached", "broadcast.person-erased")) {
            add(topics, name, 3, kept(DAY));
        }
        return topics;
    }

    private static void add(List<NewTopic> topics, String name, int partitions, Map<String, String> settings) {
        topics.add(new NewTopic(name + ".v1", partitions, (short) 1).configs(settings));
        topics.add(new NewTopic(name + ".v1.dead-letter", 1, (short) 1)
                .configs(kept(settings.equals(kept(DAY)) ? DAY : MONTH)));
    }

    private static Map<String, String> kept(Duration time) {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, String.valueOf(time.toMillis()));
    }

    static Stream<String> names() {
        return all().stream().map(NewTopic::name);
    }
}
