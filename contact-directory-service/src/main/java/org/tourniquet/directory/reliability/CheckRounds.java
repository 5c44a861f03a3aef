package org.tourniquet.directory.reliability;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.PublicWeb;
import org.tourniquet.kit.edge.PublicWeb.Look;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Looks at pages whose turn it is, one after the other, and never at more than a few in a round: what is tested must not be
 * troubled by it. Writes to mail addresses and text numbers where an editor wants it. What only a person can try stays due
 * until somebody logs it.
 */
@ApplicationScoped
class CheckRounds {

    private static final int A_ROUND = 10;

    private final OneAtATime oneAtATime;
    private final ProofBook book;
    private final Probes probes;
    private final PublicWeb web;

    CheckRounds(OneAtATime oneAtATime, ProofBook book, Probes probes, PublicWeb web) {
        this.oneAtATime = oneAtATime;
        this.book = book;
        this.probes = probes;
        this.web = web;
    }

    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void round() {
        oneAtATime.run("channel-checks", () -> {
            probes.endThoseOverdue();
            probes.writeToThoseDue(A_ROUND);
            due().forEach(this::check);
            QuarkusTransaction.requiringNew().call(ChannelProof::all).forEach(book::judge);
        });
    }

    /** The pages whose turn it is; outside a transaction, because looking takes seconds. */
    private List<Page> due() {
        return QuarkusTransaction.requiringNew().call(() -> book.take(A_ROUND).stream()
                .map(proof -> Channel.known(proof.channelId)
                        .map(channel -> new Page(channel.id, channel.addressIn("en"), proof.expectedText))
                        .orElse(null))
                .filter(page -> page != null).toList());
    }

    private record Page(UUID channel, String address, String text) {
    }

    private void check(Page page) {
        long began = System.nanoTime();
        Look look = web.look(page.address(), page.text());
        int millis = (int) Duration.ofNanos(System.nanoTime() - began).toMillis();
        switch (look) {
            case Look.Answered answered when answered.status() < 400 -> book.found(page.channel(), Outcome.ANSWERED, millis,
                    "answers with " + answered.status() + (page.text() == null ? "" : " and the expected words"));
            case Look.Answered answered ->
                book.found(page.channel(), Outcome.WRONG, millis, "answers with " + answered.status());
            case Look.Refused refused -> book.found(page.channel(), Outcome.REFUSED, null, refused.why());
            case Look.Silent silent -> book.found(page.channel(), Outcome.SILENT, null, silent.why());
        }
    }
}
