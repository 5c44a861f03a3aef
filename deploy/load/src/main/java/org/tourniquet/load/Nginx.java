package org.tourniquet.load;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's nginx with one worker, which gives away files as they lie there: the peer of pages that many ask for. */
final class Nginx implements AutoCloseable {

    private static final String SETTINGS = """
            daemon off;
            master_process off;
            worker_processes 1;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 1024; }
            http {
              access_log off;
              sendfile on;
              tcp_nodelay on;
              keepalive_requests 100000000;
              open_file_cache max=1000;
              gzip_static on;
              types { }
              default_type "text/html; charset=utf-8";
              client_body_temp_path %1$s/tmp; proxy_temp_path %1$s/tmp; fastcgi_temp_path %1$s/tmp;
              uwsgi_temp_path %1$s/tmp; scgi_temp_path %1$s/tmp;
              server {
                listen 127.0.0.1:%2$d;
                root %1$s/files;
                add_header Cache-Control "public, max-age=30";
                add_header Vary "Accept-Encoding, Accept-Language, Cookie";
                add_header X-Content-Type-Options "nosniff";
                add_header Referrer-Policy "same-origin";
                add_header Cross-Origin-Opener-Policy "same-origin";
                add_header Content-Security-Policy "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'";
              }
            }
            """;

    private final Path folder;
    private final int port;
    private Process process;

    private Nginx(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Where the program is; empty where it has to be installed first. */
    static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx").map(Path::of)
                .filter(Files::isExecutable).findFirst();
    }

    static Nginx in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("files"));
        Files.createDirectories(folder.resolve("tmp"));
        try (ServerSocket free = new ServerSocket(0)) {
            return new Nginx(folder, free.getLocalPort());
        }
    }

    /** Puts a file there, plain and compressed. */
    void gives(String name, byte[] plain, byte[] packed) throws IOException {
        Files.write(folder.resolve("files").resolve(name), plain);
        Files.write(folder.resolve("files").resolve(name + ".gz"), packed);
    }

    void start() throws IOException, InterruptedException {
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, SETTINGS.formatted(folder.toAbsolutePath(), port));
        process = new ProcessBuilder(program().orElseThrow().toString(), "-p", folder.toString(), "-c",
                settings.toAbsolutePath().toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile()).start();
        for (int tries = 0; !answers(); tries++) {
            if (tries > 100 || !process.isAlive()) {
                throw new IOException("nginx does not start: " + Files.readString(folder.resolve("output.log")));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answers() {
        try (Socket open = new Socket("127.0.0.1", port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
