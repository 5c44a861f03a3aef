package org.tourniquet.broadcast.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Makes the calls that are owed, again and again by the schedule, until each is delivered or given up. */
@ApplicationScoped
class Calling {
    private static final int AT_ONCE = 16;
    private static final int GONE = 410;

    private final Calls calls;
    private final Caller caller;
    private final FieldCipher cipher;
    private final WebhookConfig config;
    private final Clock clock;
    private final Rounds rounds = new Rounds("webhooks", Duration.ofSeconds(1), this::round);

    Calling(Calls calls, Caller caller, FieldCipher cipher, WebhookConfig config, Clock clock) {
        this.calls = calls;
        this.caller = caller;
        this.cipher = cipher;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    void nudge() {
        rounds.nudge();
    }

    /** A receiver that hangs holds up none of the others in hand. */
    boolean round() {
        List<Calls.Claimed> claimed = calls.claim(AT_ONCE);
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            each.invokeAll(claimed.stream().map(call -> (Callable<Void>) () -> {
                make(call);
                return null;
            }).toList());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        return claimed.size() == AT_ONCE;
    }

    private void make(Calls.Claimed call) {
        if (call.removed()) {
            calls.givenUp(call.id(), "the receiver was removed");
            return;
        }
        long began = System.nanoTime();
        Integer status = null;
        String problem = null;
        try {
            String id = "msg_" + call.id().toString().replace("-", "");
            status = caller.post(URI.create(call.url()), call.body(),
                    Signature.headers(cipher.open(call.sealedSecret()), id, clock.instant(), call.body()));
        } catch (IOException | RuntimeException failed) {
            problem = words(failed);
        }
        calls.tried(call.id(), status, problem, (System.nanoTime() - began) / 1_000_000);
        settle(call, status, problem == null ? "answered " + status : problem);
    }

    private void settle(Calls.Claimed call, Integer status, String met) {
        List<Duration> schedule = config.retry();
        if (status != null && status >= 200 && status < 300)
            calls.delivered(call.id());
        else if (status != null && status == GONE)
            calls.givenUp(call.id(), "the receiver says that it is gone for good (410)");
        else if (call.attempts() > schedule.size())
            calls.givenUp(call.id(), met);
        else
            calls.later(call.id(), schedule.get(call.attempts() - 1), met);
    }

    private static String words(Exception failed) {
        String said = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        return said.length() > 200 ? said.substring(0, 200) : said;
    }
}
