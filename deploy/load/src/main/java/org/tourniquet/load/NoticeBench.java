package org.tourniquet.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.tourniquet.local.suite.Addresses;
import org.tourniquet.local.suite.Part;
import org.tourniquet.local.suite.Port;
import org.tourniquet.local.suite.Progress;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.SuiteOptions;

/** A durable notice to many people into {@code smtp-sink}, beside {@code smtp-source} sending bare messages to it. */
final class NoticeBench {

    private static final int CONNECTIONS = 50;
    private static final int BYTES = 2048;

    private final PostfixTools tools;
    private final Path target;
    private final int people;
    private final int rounds;

    NoticeBench(PostfixTools tools, Path target, int people, int rounds) {
        this.tools = tools;
        this.target = target;
        this.people = people;
        this.rounds = rounds;
    }

    List<Round> run() throws IOException, InterruptedException {
        int sinkPort = Addresses.free().port(Port.SMTP);
        SuiteOptions options = SuiteOptions.forTests().withoutTown().tellingOn(Progress.silent())
                .with("broadcast", "TOURNIQUET_SMTP_PORT", String.valueOf(sinkPort));
        try (SmtpSink sink = new SmtpSink(tools, target, sinkPort);
                RunningSuite suite = org.tourniquet.local.suite.Suite.start(options)) {
            Console console = new Console(suite.uri(Port.BROADCAST));
            String audience = console.importAudience(Audience.csv(people));
            Part broadcast = suite.part("broadcast");
            SmtpSource source = new SmtpSource(tools, CONNECTIONS, BYTES);
            System.out.println("warming up");
            round(source, console, audience, sink, broadcast);
            List<Round> measured = new ArrayList<>();
            for (int i = 1; i <= rounds; i++) {
                Round round = round(source, console, audience, sink, broadcast);
                System.out.printf("round %d of %d: smtp-source %.2f s, notice %.2f s, smtp-source %.2f s, ratio %.3f%n", i,
                        rounds,
                        round.peerSeconds(), round.productSeconds(), round.peerAgainSeconds(), round.ratio());
                measured.add(round);
            }
            return measured;
        }
    }

    private Round round(SmtpSource source, Console console, String audience, SmtpSink sink, Part broadcast)
            throws IOException, InterruptedException {
        double before = peer(source, sink);
        String notice = console.submittedNotice(audience);
        long counted = sink.count();
        var processor = new Processor(broadcast);
        double product = console.approveAndAwaitComplete(notice, people);
        double used = processor.microseconds(1) / 1e6;
        // what the database calls accepted and what the sink says it took must be the same number
        sink.awaitCount(counted + console.accepted(notice));
        if (console.accepted(notice) != people) {
            throw new IllegalStateException("accepted " + console.accepted(notice) + " of " + people + ": the run is void");
        }
        return new Round(before, product, peer(source, sink), used);
    }

    private double peer(SmtpSource source, SmtpSink sink) throws IOException, InterruptedException {
        long counted = sink.count();
        double seconds = source.send(sink.port, people);
        sink.awaitCount(counted + people);
        return seconds;
    }
}
