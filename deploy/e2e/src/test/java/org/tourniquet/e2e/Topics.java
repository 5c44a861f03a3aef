package org.tourniquet.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Hands on the topics: somebody who writes nonsense to them, and reads what was laid aside. */
final class Topics implements AutoCloseable {

    /** A record that nobody could use, and what is said about it. */
    record Letter(String value, Map<String, String> headers) {
    }

    private final String bootstrap;
    private final KafkaProducer<String, String> producer;

    Topics(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap), new StringSerializer(),
                new StringSerializer());
    }

    void send(String topic, String key, String value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (Exception failed) {
            throw new IllegalStateException(topic, failed);
        }
    }

    void noise(String topic, List<String> values) {
        values.forEach(value -> send(topic, "noise", value));
    }

    /** What somebody knows who reads a topic now for the first time, from its beginning to its present end: the last by key. */
    Map<String, String> readAnew(String topic) {
        Map<String, String> known = new HashMap<>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap), new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> places = consumer.partitionsFor(topic).stream()
                    .map(place -> new TopicPartition(topic, place.partition())).toList();
            consumer.assign(places);
            consumer.seekToBeginning(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            while (places.stream().anyMatch(place -> consumer.position(place) < ends.get(place)))
                consumer.poll(Duration.ofMillis(200)).forEach(record -> known.put(record.key(), record.value()));
        }
        return known;
    }

    /** Waits until so many lie beside the topic, and returns them all. */
    List<Letter> deadLetters(String topic, int atLeast, Duration patience) {
        List<Letter> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap), new StringDeserializer(),
                new StringDeserializer())) {
            var place = List.of(new TopicPartition(topic + ".dead-letter", 0));
            consumer.assign(place);
            consumer.seekToBeginning(place);
            long deadline = System.nanoTime() + patience.toNanos();
            while (letters.size() < atLeast && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> letters.add(letter(record)));
            }
        }
        return letters;
    }

    private static Letter letter(ConsumerRecord<String, String> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(
                header -> headers.put(header.key(),
                        header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
        return new Letter(record.value(), headers);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
