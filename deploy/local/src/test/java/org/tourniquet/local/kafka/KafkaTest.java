package org.tourniquet.local.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tourniquet.local.suite.Addresses;

class KafkaTest {

    private static final String CHANGED = "directory.channel-changed.v1";

    /** held, or the level is forgotten: the client tells every setting it has */
    private static final Logger CLIENT = Logger.getLogger("org.apache.kafka");

    @TempDir
    Path data;

    @BeforeAll
    static void quieten() {
        CLIENT.setLevel(Level.WARNING);
    }

    @Test
    void every_topic_is_there_and_what_was_acknowledged_survives_a_kill() throws Exception {
        try (var kafka = new Kafka(data.resolve("kafka"), Addresses.freePort(), System.getProperty("java.class.path"),
                data.resolve("logs/kafka.log"))) {
            kafka.start();
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                var expected = Topics.names().collect(Collectors.toCollection(TreeSet::new));
                assertEquals(expected, new TreeSet<>(admin.listTopics().names().get(30, TimeUnit.SECONDS)));
                var topic = new ConfigResource(ConfigResource.Type.TOPIC, CHANGED);
                assertEquals("compact", admin.describeConfigs(List.of(topic)).all().get(30, TimeUnit.SECONDS).get(topic)
                        .get("cleanup.policy").value());
            }
            try (var producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                    new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>(CHANGED, "hotline", "new number")).get(30, TimeUnit.SECONDS);
            }
            kafka.kill();
            kafka.start();
            assertEquals("new number", firstOf(kafka));
        }
    }

    private static String firstOf(Kafka kafka) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(CHANGED, 0)));
            var records = consumer.poll(Duration.ofSeconds(20));
            assertTrue(records.count() > 0, "nothing came back");
            return records.iterator().next().value();
        }
    }
}
