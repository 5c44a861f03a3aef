package org.tourniquet.directory.channel;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.MutinyEmitter;

/**
 * Tells the others what changed: every channel that is newer than its published version, at once, and again until the broker
 * has it.
 */
@ApplicationScoped
class ChannelRelay implements Outbox.Rows<Channel> {

    private final OneAtATime oneAtATime;
    private final Clock clock;
    private final Rounds rounds;

    ChannelRelay(@org.eclipse.microprofile.reactive.messaging.Channel("channel-changed") MutinyEmitter<String> topic,
            Outbox outbox, OneAtATime oneAtATime, Clock clock) {
        this.oneAtATime = oneAtATime;
        this.clock = clock;
        this.rounds = outbox.rounds(ChannelChanged.TYPE, topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    void atOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelBook.Touched touched) {
        rounds.nudge();
    }

    /** Openings, closings and the far end of the known hours come with the clock, not with an editor. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void judge() {
        oneAtATime.run("channel-judge", () -> QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Channel.heldForJudging().forEach(channel -> channel.judge(now));
        }));
    }

    @Override
    public List<Channel> waiting(int atMost) {
        return Channel.notYetPublished(atMost);
    }

    @Override
    public Outbox.Event event(Channel channel) {
        return new Outbox.Event(channel.id + "/" + channel.version, channel.id, channel.changedAt, ChannelChanged.of(channel));
    }

    @Override
    public void told(List<Channel> channels) {
        channels.forEach(channel -> Channel.published(channel.id, channel.version));
    }
}
