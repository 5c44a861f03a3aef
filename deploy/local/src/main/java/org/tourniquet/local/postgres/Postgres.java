package org.tourniquet.local.postgres;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.tourniquet.local.suite.Child;
import org.tourniquet.local.suite.ProcessPart;

/**
 * A real PostgreSQL on a data folder of its own, reachable on loopback only. What it has acknowledged is on the disk, so
 * that killing it proves something.
 */
public final class Postgres extends ProcessPart {

    private static final List<String> SETTINGS = List.of("listen_addresses=127.0.0.1", "unix_socket_directories=",
            "fsync=on", "synchronous_commit=on", "full_page_writes=on", "max_connections=200", "shared_buffers=64MB",
            "max_wal_size=512MB", "timezone=UTC", "log_line_prefix=%m [%p] %d ", "lc_messages=C",
            // a service that died in the middle of something must not hold its locks for ever
            "tcp_keepalives_idle=30");

    private final Path folder;
    private final int port;
    private final String password;

    /** @param password of the server's own superuser, kept with the data */
    public Postgres(Path folder, int port, String password, Path log) {
        super("postgres", URI.create("postgresql://localhost:" + port), log);
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.password = password;
    }

    @Override
    protected Child launch() throws IOException, InterruptedException {
        Path programs = Binaries.unpacked().resolve("bin");
        Unprivileged.give(folder);
        Path cluster = folder.resolve("cluster");
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            create(programs, cluster);
        }
        endWhatIsLeft(cluster);
        var command = new ArrayList<>(List.of(programs.resolve("postgres").toString(), "-D",
                cluster.toString(), "-p", String.valueOf(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return Child.start(Unprivileged.command(command), Map.of("LC_ALL", "C", "TZ", "UTC"), folder, log());
    }

    @Override
    protected boolean answers() {
        try (Connection connection = connect("postgres", "postgres", password)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** fast shutdown: sessions are ended, everything is written */
    @Override
    protected String farewell() {
        return "INT";
    }

    /** makes the database and the role of the same name that owns it, where they are not there yet */
    public void database(String name, String secret) throws SQLException {
        if (!name.matches("[a-z_]+")) {
            throw new IllegalArgumentException("Not the name of a database: " + name);
        }
        try (Connection connection = connect("postgres", "postgres", password);
                var statement = connection.createStatement()) {
            try (var role = statement.executeQuery("select 1 from pg_roles where rolname = '" + name + "'")) {
                if (!role.next()) {
                    statement.execute("create role " + name + " login");
                }
            }
            statement.execute("alter role %s password '%s'".formatted(name, secret.replace("'", "''")));
            try (var database = statement.executeQuery("select 1 from pg_database where datname = '" + name + "'")) {
                if (!database.next()) {
                    statement.execute("create database " + name + " owner " + name);
                    statement.execute("revoke all on database " + name + " from public");
                }
            }
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public Connection connect(String database, String user, String secret) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", secret);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    /** made beside its place and moved there when whole: a start that was interrupted leaves no half cluster */
    private void create(Path programs, Path cluster) throws IOException, InterruptedException {
        Path fresh = folder.resolve("cluster.new");
        Binaries.delete(fresh);
        Files.createDirectories(log().getParent());
        Path secret = folder.resolve("initial-password");
        Files.writeString(secret, password);
        Unprivileged.give(folder);
        var command = Unprivileged.command(List.of(programs.resolve("initdb").toString(), "-D", fresh.toString(), "-U",
                "postgres", "-A", "scram-sha-256", "--pwfile", secret.toString(), "-E", "UTF8",
                "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"));
        int exit = Child.start(command, Map.of("LC_ALL", "C", "TZ", "UTC"), folder, log()).await();
        Files.deleteIfExists(secret);
        if (exit != 0) {
            throw new IOException("PostgreSQL's data folder could not be made in " + folder + "; the last lines of "
                    + log() + ":\n" + Child.lastLines(log(), 15));
        }
        Files.move(fresh, cluster);
    }

    /** A server left over on our folder is ended; a pid file whose process is another program by now is taken away. */
    private static void endWhatIsLeft(Path cluster) throws IOException {
        Path file = cluster.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle.of(pid).filter(left -> left.info().command().orElse("").endsWith("/postgres")).ifPresent(left -> {
            left.destroy();
            left.onExit().completeOnTimeout(left, Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS).join();
            left.destroyForcibly();
        });
        Files.deleteIfExists(file);
    }
}
