package org.tourniquet.local.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks after a running suite: says when a part dies unasked, and keeps {@code suite.json} true. */
final class Watch implements AutoCloseable {

    /** one part as the launcher tells about it */
    record Told(String name, Part.State state, Long pid, String runs, String address, String log) {
    }

    private final RunningSuite suite;
    private final Instant since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Set<String> mourned = new HashSet<>();
    private final Thread thread;
    private List<Told> written;

    Watch(RunningSuite suite) {
        this.suite = suite;
        this.thread = Thread.ofPlatform().daemon().name("watch").unstarted(this::watch);
    }

    void begin() throws IOException {
        look();
        thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            suite.options().progress().say("suite.json could not be taken away: " + e);
        }
    }

    static List<Told> tell(RunningSuite suite) {
        return suite.parts().stream().map(part -> {
            boolean inside = !(part instanceof ProcessPart);
            return new Told(part.name(), part.state(), part.pid().isPresent() ? part.pid().getAsLong() : null,
                    inside ? "launcher" : suite.natively(part.name()) ? "native" : "process", part.address().toString(),
                    part instanceof ProcessPart process ? process.log().toString() : null);
        }).toList();
    }

    private void watch() {
        try {
            while (!suite.ended()) {
                Thread.sleep(500);
                look();
            }
        } catch (InterruptedException e) {
            // the suite ends
        } catch (IOException e) {
            suite.options().progress().say("suite.json cannot be written any more: " + e);
        }
    }

    private void look() throws IOException {
        for (Part part : suite.parts()) {
            if (part.state() != Part.State.DEAD) {
                mourned.remove(part.name());
            } else if (mourned.add(part.name()) && part instanceof ProcessPart process) {
                suite.options().progress().step("%s ended although nobody asked it to; the last lines of %s:%n%s"
                        .formatted(part.name(), process.log(), Child.lastLines(process.log(), 15)));
            }
        }
        List<Told> now = tell(suite);
        if (!now.equals(written)) {
            write(now);
            written = now;
        }
    }

    private void write(List<Told> now) throws IOException {
        var ports = new LinkedHashMap<String, Integer>();
        var addresses = new LinkedHashMap<String, String>();
        for (Port port : Port.values()) {
            ports.put(port.name().toLowerCase(Locale.ROOT), suite.addresses().port(port));
            addresses.put(port.name().toLowerCase(Locale.ROOT), suite.uri(port).toString());
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("pid", ProcessHandle.current().pid());
        all.put("since", since);
        all.put("root", suite.options().root().toString());
        all.put("data", suite.data().toString());
        all.put("town", suite.options().town());
        all.put("addresses", addresses);
        all.put("ports", ports);
        all.put("kafka", suite.bootstrapServers());
        all.put("sms", suite.smsAccount());
        all.put("secrets", suite.data().resolve(Suite.SECRETS).toString());
        all.put("parts", now);
        // written beside and moved, so that nobody reads half of it; the text provider's token is for its owner
        Path fresh = suite.data().resolve("suite.json.new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, Reply.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
        Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file() {
        return suite.data().resolve("suite.json");
    }
}
