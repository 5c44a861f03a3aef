package org.tourniquet.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.tourniquet.local.gateway.GatewayAccount;
import org.tourniquet.local.gateway.TextGateway;
import org.tourniquet.local.inbox.MailInbox;
import org.tourniquet.local.kafka.Kafka;
import org.tourniquet.local.postgres.Postgres;
import org.tourniquet.local.site.DemoSite;
import org.tourniquet.local.townspeople.Townspeople;

/** Starts the whole suite: the infrastructure, the world outside, the three services, and the launcher's own page. */
public final class Suite {

    static final String SECRETS = "secrets.properties";
    /** long enough to look like people, short enough to watch */
    private static final Duration THINKING = Duration.ofSeconds(45);

    /** what may take a while and may fail */
    private interface Step {
        void take() throws Exception;
    }

    private final SuiteOptions options;
    private final Addresses at;
    private final DataFolder data;
    private final Secrets secrets;
    private final Map<String, Part> parts = new ConcurrentHashMap<>();

    private Suite(SuiteOptions options, DataFolder data, Secrets secrets) {
        this.options = options;
        this.at = options.addresses();
        this.data = data;
        this.secrets = secrets;
    }

    /** Returns once everything answers; where something does not, all is ended again and the reason thrown. */
    public static RunningSuite start(SuiteOptions options) throws IOException {
        Path folder = options.data() == null ? Files.createTempDirectory("tourniquet-suite") : options.data();
        DataFolder data = DataFolder.open(folder, options.fresh());
        try {
            options.addresses().mustBeFree();
            data.turnLogs();
            options.progress().alsoTo(data.log("launcher"));
            return new Suite(options, data, Secrets.keptIn(data.path().resolve(SECRETS))).start();
        } catch (IOException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    private RunningSuite start() throws IOException {
        var postgres = new Postgres(data.path().resolve("postgres"), at.port(Port.POSTGRES), secrets.password("postgres"),
                data.log("postgres"));
        var kafka = new Kafka(data.path().resolve("kafka"), at.port(Port.KAFKA), Kafka.classpath(options.root()),
                data.log("kafka"));
        var settings = new Settings(options, secrets, postgres, kafka);
        var services = List.of(program("contact-directory-service", Port.DIRECTORY, 256, settings),
                program("broadcast-service", Port.BROADCAST, 512, settings),
                program("triage-service", Port.TRIAGE, 256, settings));
        mustBeBuilt(services);
        var outside = theWorldOutside();
        Stream.of(List.of(postgres, kafka), outside, services).flatMap(List::stream)
                .forEach(part -> parts.put(part.name(), part));

        var suite = new RunningSuite(options, data, secrets, parts);
        try {
            startTogether(postgres, kafka, outside, services);
            theyMoveIn();
            suite.open();
            return suite;
        } catch (IOException | RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    /** On request, and last: they live with what is there. */
    private void theyMoveIn() {
        if (options.townspeople()) {
            var people = new Townspeople(
                    new Townspeople.Doors(at.uri(Port.MAIL), at.uri(Port.SMS), at.uri(Port.TRIAGE)), Clock.systemUTC(),
                    THINKING);
            parts.put(people.name(), people);
            people.start();
        }
    }

    private List<Part> theWorldOutside() {
        var account = new GatewayAccount(secrets.smsAccount(), secrets.smsToken(), Settings.OUR_NUMBER,
                at.uri(Port.BROADCAST) + "/webhooks/twilio/inbound");
        return List.of(
                new MailInbox(data.path(), at.port(Port.SMTP), at.port(Port.MAIL), at.port(Port.IMAP), Clock.systemUTC()),
                new TextGateway(data.path(), at.port(Port.SMS), account, Clock.systemUTC()),
                new DemoSite(at.port(Port.SITE), at.uri(Port.BROADCAST), at.uri(Port.DIRECTORY), at.uri(Port.TRIAGE),
                        Clock.systemUTC()));
    }

    /** The services need their databases; they live without Kafka, so that it may start beside them. */
    private void startTogether(Postgres postgres, Kafka kafka, List<Part> outside, List<Program> services) {
        options.progress().step(data.fresh() ? "Making a new suite in " + data.path() : "Starting the suite of " + data.path());
        var steps = new ArrayList<CompletableFuture<Void>>();
        steps.add(begin("Kafka", kafka::start));
        outside.forEach(part -> steps.add(begin("The " + part.name(), part::start)));
        var databases = begin("PostgreSQL", () -> {
            postgres.start();
            for (Program service : services) {
                postgres.database(service.name(), secrets.password(service.name()));
            }
        });
        steps.add(databases);
        for (Program service : services) {
            steps.add(databases.thenCompose(ready -> begin(service.title(), service::start)));
        }
        awaitAll(steps);
    }

    private CompletableFuture<Void> begin(String what, Step step) {
        var done = new CompletableFuture<Void>();
        Thread.startVirtualThread(() -> {
            long began = System.nanoTime();
            try {
                step.take();
                options.progress().step("%s is ready (%.1f s)".formatted(what, (System.nanoTime() - began) / 1e9));
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** ends at the first that fails, without waiting for the others */
    private static void awaitAll(List<CompletableFuture<Void>> steps) {
        var all = CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new));
        steps.forEach(step -> step.whenComplete((nothing, failed) -> {
            if (failed != null) {
                all.completeExceptionally(failed);
            }
        }));
        try {
            all.join();
        } catch (CompletionException e) {
            Throwable reason = e.getCause();
            while (reason instanceof CompletionException wrapped) {
                reason = wrapped.getCause();
            }
            throw reason instanceof CannotStart sentence ? sentence
                    : new CannotStart(Optional.ofNullable(reason.getMessage()).orElse(reason.toString()));
        }
    }

    private Program program(String module, Port port, int megabytes, Settings settings) {
        String name = port.title();
        return new Program(name, options.root().resolve(module), options.natives(), megabytes, at.uri(port),
                settings.of(name, port), data.log(name));
    }

    private void mustBeBuilt(List<Program> services) {
        var missing = services.stream().map(Program::missing).flatMap(Optional::stream).toList();
        if (!missing.isEmpty()) {
            throw new CannotStart(String.join("\n", missing) + "\nBuild with: mvn -DskipTests package   (deploy/up does)");
        }
        if (options.natives()) {
            services.stream().filter(service -> !service.runsNatively()).forEach(service -> options.progress()
                    .step(service.title() + " has no native executable and runs on the JVM"));
        }
    }
}
