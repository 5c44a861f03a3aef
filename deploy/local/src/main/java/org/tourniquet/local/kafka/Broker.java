package org.tourniquet.local.kafka;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The program of the broker's own process: formats an empty log folder, runs Kafka and makes the topics that are missing.
 * The file {@code ready} beside its settings says that all is there.
 */
final class Broker {

    private Broker() {
    }

    /** @param arguments the settings file */
    public static void main(String[] arguments) throws Exception {
        Path settings = Path.of(arguments[0]);
        var properties = new Properties();
        properties.load(new StringReader(Files.readString(settings)));
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            format(settings);
        }
        Thread.ofPlatform().name("kafka").start(() -> kafka.Kafka.main(new String[] { settings.toString() }));
        makeTopics(properties.getProperty("advertised.listeners").replace("PLAINTEXT://", ""));
        Files.createFile(settings.resolveSibling("ready"));
    }

    private static void format(Path settings) throws IOException {
        int exit = kafka.tools.StorageTool.execute(
                new String[] { "format", "-t", Uuid.randomUuid().toString(), "-c", settings.toString() }, System.out);
        if (exit != 0) {
            throw new IOException("Kafka's log folder could not be formatted");
        }
    }

    private static void makeTopics(String broker) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG, "50", AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "200",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "90000"))) {
            Set<String> there = admin.listTopics().names().get(90, TimeUnit.SECONDS);
            List<NewTopic> missing = Topics.all().stream().filter(topic -> !there.contains(topic.name())).toList();
            for (var made : admin.createTopics(missing).values().values()) {
                try {
                    made.get(60, TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        }
    }
}
