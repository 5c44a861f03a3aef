package org.tourniquet.kit.edge;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * A service names the topic of a channel, and all else follows from it: the connector and, where it listens, a consumer group
 * of
 * that channel alone, a stable member of it, and the topic for what cannot be read. What is written down wins over it.
 */
public class TopicDefaults implements ConfigSourceFactory {
    /** Below every file, so that each of these can be set otherwise in one place. */
    private static final int WEAKEST = 50;
    private static final Pattern TOPIC = Pattern.compile("(mp[.]messaging[.](incoming|outgoing)[.]([^.]+)[.])topic");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> defaults = new HashMap<>();
        for (Iterator<String> names = context.iterateNames(); names.hasNext();) {
            Matcher channel = TOPIC.matcher(names.next());
            if (channel.matches()) {
                ConfigValue topic = context.getValue(channel.group());
                defaults.putAll(of(channel.group(1), channel.group(3), channel.group(2).equals("incoming"), topic.getValue()));
            }
        }
        return List.of(new PropertiesConfigSource(defaults, "what follows from topics", WEAKEST));
    }

    /** {@code prefix} ends in a dot. */
    static Map<String, String> of(String prefix, String channel, boolean listens, String topic) {
        Map<String, String> defaults = new HashMap<>(Map.of(prefix + "connector", "smallrye-kafka"));
        if (listens) {
            // one group for all channels made every restart of one consumer stop all the others
            defaults.put(prefix + "group.id", "${tourniquet.name}-" + channel);
            // the same member comes back after a restart: its partitions wait for it instead of being dealt anew
            defaults.put(prefix + "group.instance.id", channel + "-${HOSTNAME:laptop}");
            defaults.put(prefix + "failure-strategy", "dead-letter-queue");
            defaults.put(prefix + "dead-letter-queue.topic", topic + ".dead-letter");
        }
        return defaults;
    }
}
