package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.tourniquet.local.kafka.Kafka;
import org.tourniquet.local.postgres.Postgres;

/** A whole suite at work: where its parts are, and each of them in the hand. */
public final class RunningSuite implements AutoCloseable {

    /** the text provider's account of this suite */
    public record SmsAccount(String account, String token, String from) {
    }

    private static final List<String> ORDER = List.of("postgres", "kafka", "inbox", "gateway", "site", "directory",
            "broadcast", "triage", "townspeople");
    private static final Map<String, String> ALSO_CALLED = Map.of("contact-directory-service", "directory",
            "broadcast-service", "broadcast", "triage-service", "triage", "mail", "inbox", "smtp", "inbox", "sms",
            "gateway", "postgresql", "postgres");

    private final SuiteOptions options;
    private final DataFolder data;
    private final Secrets secrets;
    private final Map<String, Part> parts;
    private final Thread whenWeEnd = new Thread(this::end, "end of the suite");
    private volatile boolean ended;
    private Http page;
    private Watch watch;

    RunningSuite(SuiteOptions options, DataFolder data, Secrets secrets, Map<String, Part> parts) {
        this.options = options;
        this.data = data;
        this.secrets = secrets;
        this.parts = parts;
        Runtime.getRuntime().addShutdownHook(whenWeEnd);
    }

    /** everything answers: shows the page of parts and begins to look after them */
    void open() throws IOException {
        page = new PartsPage(this).on(addresses().port(Port.LAUNCHER)).start();
        watch = new Watch(this);
        watch.begin();
    }

    public Addresses addresses() {
        return options.addresses();
    }

    public URI uri(Port port) {
        return addresses().uri(port);
    }

    /** @param name as in {@code /api/parts}, or the name of a service's folder */
    public Part part(String name) {
        Part part = parts.get(ALSO_CALLED.getOrDefault(name, name));
        if (part == null) {
            throw new IllegalArgumentException("There is no part called %s; there are %s".formatted(name,
                    String.join(", ", ORDER)));
        }
        return part;
    }

    public List<Part> parts() {
        return ORDER.stream().filter(parts::containsKey).map(parts::get).toList();
    }

    /** a look into a service's database, for tests */
    public Connection database(String service) throws SQLException {
        return ((Postgres) part("postgres")).connect(service, service, secrets.password(service));
    }

    public String bootstrapServers() {
        return ((Kafka) part("kafka")).bootstrapServers();
    }

    public SmsAccount smsAccount() {
        return new SmsAccount(secrets.smsAccount(), secrets.smsToken(), Settings.OUR_NUMBER);
    }

    public Path data() {
        return data.path();
    }

    public boolean natively(String name) {
        return part(name) instanceof Program program && program.runsNatively();
    }

    SuiteOptions options() {
        return options;
    }

    DataFolder folder() {
        return data;
    }

    boolean ended() {
        return ended;
    }

    /** Ends all parts, those first that use others; leaves no process behind. */
    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(whenWeEnd);
        } catch (IllegalStateException e) {
            // the program is ending, and this is how
        }
    }

    private synchronized void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (watch != null) {
            watch.close();
        }
        if (page != null) {
            page.stop();
        }
        together(List.of("townspeople"));
        together(List.of("directory", "broadcast", "triage"));
        together(List.of("inbox", "gateway", "site", "kafka"));
        together(List.of("postgres"));
        try {
            if (options.data() == null) {
                data.keepLogs(Path.of("target", "suite-logs"));
                DataFolder.delete(data.path());
            }
            data.close();
        } catch (IOException e) {
            options.progress().say("Left behind: " + data.path() + " (" + e + ")");
        }
    }

    private void together(List<String> names) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(names.stream().filter(parts::containsKey)
                    .map(name -> Executors.callable(parts.get(name)::close)).toList(), 40,
                    TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
