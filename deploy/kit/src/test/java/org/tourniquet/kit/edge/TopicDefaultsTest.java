package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** What a channel's topic says about the rest of its settings. */
class TopicDefaultsTest {
    private static final String IN = "mp.messaging.incoming.river.";
    private static final String OUT = "mp.messaging.outgoing.bank.";

    @Test
    void a_listening_channel_has_a_group_of_its_own_a_stable_member_and_dead_letters() {
        SmallRyeConfig config = config(Map.of(IN + "topic", "town.river.v1"));
        assertEquals("smallrye-kafka", config.getRawValue(IN + "connector"));
        assertEquals("broadcast-river", config.getValue(IN + "group.id", String.class));
        assertTrue(config.getValue(IN + "group.instance.id", String.class).startsWith("river-"));
        assertEquals("dead-letter-queue", config.getRawValue(IN + "failure-strategy"));
        assertEquals("town.river.v1.dead-letter", config.getRawValue(IN + "dead-letter-queue.topic"));
    }

    @Test
    void a_telling_channel_gets_only_its_connector() {
        SmallRyeConfig config = config(Map.of(OUT + "topic", "town.bank.v1"));
        assertEquals("smallrye-kafka", config.getRawValue(OUT + "connector"));
        assertTrue(config.getOptionalValue(OUT + "group.id", String.class).isEmpty());
    }

    @Test
    void what_is_written_down_wins() {
        SmallRyeConfig config = config(Map.of(IN + "topic", "town.river.v1", IN + "group.id", "ours",
                IN + "connector", "smallrye-in-memory"));
        assertEquals("ours", config.getRawValue(IN + "group.id"));
        assertEquals("smallrye-in-memory", config.getRawValue(IN + "connector"));
    }

    private static SmallRyeConfig config(Map<String, String> written) {
        return new SmallRyeConfigBuilder().addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(Map.of("tourniquet.name", "broadcast"), "name", 100),
                        new PropertiesConfigSource(written, "written", 250))
                .withSources(new TopicDefaults()).build();
    }
}
