package org.tourniquet.local.suite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder in which one suite keeps all it has; only one launcher works in it at a time. */
final class DataFolder implements AutoCloseable {

    private static final String MARKER = ".tourniquet-data";
    private static final String LOCK = "lock";
    private static final String PID = "launcher.pid";

    private final Path path;
    private final FileChannel lock;
    private final boolean fresh;

    private DataFolder(Path path, FileChannel lock, boolean fresh) {
        this.path = path;
        this.lock = lock;
        this.fresh = fresh;
    }

    /** @param anew empties the folder before, which is refused for any folder that is not marked as ours */
    static DataFolder open(Path folder, boolean anew) throws IOException {
        Path path = folder.toAbsolutePath().normalize();
        boolean ours = Files.isRegularFile(path.resolve(MARKER));
        if (!ours && !empty(path)) {
            throw new CannotStart("%s holds something else (no file %s in it); %s".formatted(path, MARKER,
                    anew ? "it is not emptied" : "choose an empty folder for the data"));
        }
        Files.createDirectories(path);
        FileChannel lock = lock(path);
        if (anew) {
            for (Path entry : entries(path)) {
                if (!Set.of(MARKER, LOCK).contains(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        }
        boolean fresh = anew || !ours;
        Files.writeString(path.resolve(MARKER), """
                The data of a Tourniquet suite on this machine (deploy/up): databases, topics, mails, texts, logs.
                `deploy/up --fresh` deletes what is beside this file.
                """);
        Files.writeString(path.resolve(PID), String.valueOf(ProcessHandle.current().pid()));
        Files.createDirectories(path.resolve("logs"));
        return new DataFolder(path, lock, fresh);
    }

    Path path() {
        return path;
    }

    /** nothing was in it before this start */
    boolean fresh() {
        return fresh;
    }

    Path log(String part) {
        return path.resolve("logs").resolve(part + ".log");
    }

    /** each start writes its own logs; those of the start before are kept beside them */
    void turnLogs() throws IOException {
        for (Path log : entries(path.resolve("logs"))) {
            String name = log.getFileName().toString();
            if (name.endsWith(".log")) {
                Files.move(log, log.resolveSibling(name.replace(".log", ".previous")),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** the logs of a temporary suite outlive it where a build has its results */
    void keepLogs(Path target) throws IOException {
        if (!Files.isDirectory(target.toAbsolutePath().getParent())) {
            return;
        }
        Files.createDirectories(target);
        for (Path log : entries(path.resolve("logs"))) {
            Files.copy(log, target.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(PID));
        lock.close();
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // the same program holds it: refused below as well
        }
        channel.close();
        throw new CannotStart("A suite already runs on " + path + "; stop it with deploy/down (or Ctrl-C in its window),"
                + " or choose another folder with --data");
    }

    private static boolean empty(Path path) throws IOException {
        return !Files.exists(path) || Files.isDirectory(path) && entries(path).isEmpty();
    }

    private static List<Path> entries(Path path) throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.toList();
        }
    }
}
