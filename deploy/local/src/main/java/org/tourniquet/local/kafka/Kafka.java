package org.tourniquet.local.kafka;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.tourniquet.local.suite.Addresses;
import org.tourniquet.local.suite.CannotStart;
import org.tourniquet.local.suite.Child;
import org.tourniquet.local.suite.ProcessPart;

/** A real Kafka of one node (KRaft) in a process of its own, on loopback, with all topics of the suite. */
public final class Kafka extends ProcessPart {

    private final Path folder;
    private final int port;
    private final String classpath;

    /** @param classpath where the broker's libraries are */
    public Kafka(Path folder, int port, String classpath, Path log) {
        super("kafka", URI.create("kafka://localhost:" + port), log);
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.classpath = classpath;
    }

    /** this program and the libraries the build has listed */
    public static String classpath(Path projectRoot) throws IOException {
        Path list = projectRoot.resolve("deploy/local/target/classpath");
        if (!Files.exists(list)) {
            throw new CannotStart("deploy/local is not built: " + list + " is missing");
        }
        String ours = Path.of(URI.create(Kafka.class.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
        return ours + File.pathSeparator + Files.readString(list).strip();
    }

    @Override
    protected Child launch() throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(ready());
        Path settings = Files.writeString(folder.resolve("server.properties"), settings());
        Path logging = Files.writeString(folder.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.SimpleFormatter.format=%1$tF %1$tT %4$s %3$s %5$s%6$s%n
                .level=WARNING
                kafka.server.BrokerServer.level=INFO
                kafka.server.KafkaRaftServer.level=INFO
                # until the broker listens, its own client knocks ten times a second
                org.apache.kafka.clients.NetworkClient.level=SEVERE
                """);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Child.start(
                // the quick compiler only: half the processor time until ready (4.3 s -> 2.3 s), and enough for one machine
                List.of(java, "-Xms128m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.config.file=" + logging, "-cp", classpath, Broker.class.getName(),
                        settings.toString()),
                Map.of(), folder, log());
    }

    @Override
    protected boolean answers() {
        return Files.exists(ready());
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    private Path ready() {
        return folder.resolve("ready");
    }

    /** The controller's port is nobody's business and is chosen anew at every start. */
    private String settings() {
        int controller = Addresses.freePort();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=1
                default.replication.factor=1
                # every group coordinator partition is a folder with files: few are quick to open
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=2
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # a lone consumer need not wait for company
                group.initial.rebalance.delay.ms=0
                # after a kill a consumer of the same group takes over within seconds
                group.min.session.timeout.ms=1000
                log.segment.bytes=67108864
                log.cleaner.dedupe.buffer.size=16777216
                num.network.threads=2
                num.io.threads=4
                background.threads=4
                """.formatted(port, controller, folder.resolve("log"));
    }
}
