package org.tourniquet.load;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

import org.tourniquet.local.suite.Port;
import org.tourniquet.local.suite.Progress;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.Suite;
import org.tourniquet.local.suite.SuiteOptions;

/**
 * The public page and the route while everybody asks at once, in several languages, half of them again: beside nginx giving
 * away the very same bytes as files, in the same run.
 */
final class DirectoryBench {

    private static final int CONNECTIONS = 64;
    private static final int WARM_SECONDS = 25;
    private static final List<String> LANGUAGES = List.of("en", "fi", "ar", "hu");
    private static final List<String> PAGES = List.of("/contact", "/contact?need=crisis", "/contact?need=technical");
    private static final List<String> ROUTES = List.of("/api/route?need=crisis", "/api/route?need=coverage");

    /** One interleaved round: the peer, the product, the peer again. */
    private record Pair(Storm.Passed before, Storm.Passed product, Storm.Passed after, double productMicros,
            double peerMicros) {
        double peer() {
            return (before.perSecond() + after.perSecond()) / 2;
        }

        double ratio() {
            return product.perSecond() / peer();
        }

        double peerAgainstItself() {
            return Math.max(before.perSecond(), after.perSecond()) / Math.min(before.perSecond(), after.perSecond());
        }
    }

    private final Path target;
    private final int rounds;
    private final int seconds;
    private final Path results;

    DirectoryBench(Path target, int rounds, int seconds, Path results) {
        this.target = target;
        this.rounds = rounds;
        this.seconds = seconds;
        this.results = results;
    }

    void run() throws IOException, InterruptedException {
        if (Nginx.program().isEmpty()) {
            System.out.println("directory: skipped, nginx is missing. On Debian run: apt-get install nginx-light");
            return;
        }
        try (RunningSuite suite = Suite.start(SuiteOptions.forTests().forLoad().tellingOn(Progress.silent()))) {
            measure("the public page", PAGES, suite);
            measure("the route", ROUTES, suite);
        }
        System.out.println("  What it is not: a network; whoever asks, the service and nginx share the cores.");
    }

    private void measure(String what, List<String> paths, RunningSuite suite) throws IOException, InterruptedException {
        URI product = suite.uri(Port.DIRECTORY);
        try (Nginx nginx = Nginx.in(Files.createTempDirectory(target, "nginx"))) {
            copy(product, paths, nginx);
            nginx.start();
            new Storm(questions(product, paths, false), CONNECTIONS).over(product, WARM_SECONDS);
            List<Pair> pairs = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                Pair pair = round(suite, product, nginx, paths);
                pairs.add(pair);
                tell(what + ", round " + round + " of " + rounds, pair);
            }
            keep(what, pairs);
        }
    }

    private Pair round(RunningSuite suite, URI product, Nginx nginx, List<String> paths)
            throws IOException, InterruptedException {
        var asFiles = new Storm(questions(nginx.uri(), paths, true), CONNECTIONS);
        var asPages = new Storm(questions(product, paths, false), CONNECTIONS);
        Storm.Passed before = asFiles.over(nginx.uri(), seconds);
        var processor = new Processor(suite.part("directory"));
        Storm.Passed middle = asPages.over(product, seconds);
        double micros = processor.microseconds(middle.words() + middle.same());
        var peers = new Processor(nginx.pid());
        Storm.Passed after = asFiles.over(nginx.uri(), seconds);
        for (Storm.Passed passed : List.of(before, middle, after)) {
            if (passed.others() > 0 || Math.abs(passed.words() - passed.same()) > passed.words() / 10) {
                throw new IllegalStateException("not the same was measured: " + passed);
            }
        }
        return new Pair(before, middle, after, micros, peers.microseconds(after.words() + after.same()));
    }

    /** Every page in every language, and the same of somebody who has it already. */
    private static List<byte[]> questions(URI server, List<String> paths, boolean files)
            throws IOException, InterruptedException {
        List<byte[]> questions = new ArrayList<>();
        for (String path : paths) {
            for (String language : LANGUAGES) {
                String at = files ? "/" + file(path, language) : path;
                HttpResponse<byte[]> answer = get(server, at, language);
                String question = "GET " + at + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: */*\r\nAccept-Encoding: gzip, deflate, br\r\nAccept-Language: "
                        + language + "\r\n";
                questions.add((question + "\r\n").getBytes(StandardCharsets.US_ASCII));
                questions.add((question + "If-None-Match: " + answer.headers().firstValue("ETag").orElseThrow() + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
            }
        }
        return questions;
    }

    private static void copy(URI product, List<String> paths, Nginx nginx) throws IOException, InterruptedException {
        for (String path : paths) {
            for (String language : LANGUAGES) {
                byte[] packed = get(product, path, language).body();
                try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                    nginx.gives(file(path, language), plain.readAllBytes(), packed);
                }
            }
        }
    }

    private static String file(String path, String language) {
        return path.replaceAll("[^a-z]", "-") + "." + language;
    }

    private static HttpResponse<byte[]> get(URI server, String path, String language) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(server.resolve(path))
                    .header("Accept-Encoding", "gzip").header("Accept-Language", language).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 || !answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
                throw new IOException(path + " said " + answer.statusCode() + " " + answer.headers().map());
            }
            return answer;
        }
    }

    private static void tell(String what, Pair pair) {
        System.out.printf(Locale.ROOT,
                "%s: %.0f answers a second, nginx %.0f and %.0f: ratio %.2f (nginx against itself %.2f); 99 %% within %.1f ms, nginx %.1f ms; processor an answer %.0f µs, nginx %.0f µs%n",
                what, pair.product().perSecond(), pair.before().perSecond(), pair.after().perSecond(), pair.ratio(),
                pair.peerAgainstItself(), pair.product().times().milliseconds(0.99),
                pair.before().times().milliseconds(0.99), pair.productMicros(), pair.peerMicros());
    }

    private void keep(String what, List<Pair> pairs) throws IOException {
        List<Pair> sorted = pairs.stream().sorted(Comparator.comparingDouble(Pair::ratio)).toList();
        Pair median = sorted.get(sorted.size() / 2);
        System.out.printf(Locale.ROOT, "%s beside nginx: ratio %.2f in the middle of %d rounds, %.2f to %.2f%n", what,
                median.ratio(), pairs.size(), sorted.getFirst().ratio(), sorted.getLast().ratio());
        new Line().with("benchmark", what).with("connections", CONNECTIONS).with("rounds", pairs.size())
                .with("ratio_min", 3, sorted.getFirst().ratio()).with("ratio_median", 3, median.ratio())
                .with("ratio_max", 3, sorted.getLast().ratio())
                .with("nginx_against_itself_max", 2, pairs.stream().mapToDouble(Pair::peerAgainstItself).max().orElse(0))
                .with("product_per_second_median", 0, median.product().perSecond())
                .with("nginx_per_second_median", 0, median.peer())
                .with("product_p99_ms", 2, median.product().times().milliseconds(0.99))
                .with("nginx_p99_ms", 2, median.before().times().milliseconds(0.99))
                .with("product_cpu_us_per_answer", 1, median.productMicros())
                .with("nginx_cpu_us_per_answer", 1, median.peerMicros()).keepIn(results.resolve("directory.csv"));
    }
}
