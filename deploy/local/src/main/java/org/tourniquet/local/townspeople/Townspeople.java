package org.tourniquet.local.townspeople;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.tourniquet.local.suite.Part;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The people of the town, on request: read what arrives and live with it, a few deeds a second at most, so that one can watch.
 * They begin with what arrives after them, and nobody does more than two things.
 */
public final class Townspeople implements Part {

    /** Where they look and write: the mail inbox, the phones, the public side of triage. */
    public record Doors(URI inbox, URI phones, URI triage) {
    }

    private record Plan(Instant due, Message about, boolean again) {
    }

    private static final Logger LOG = Logger.getLogger(Townspeople.class.getName());
    private static final int TIMES = 2;
    private static final int AT_ONCE = 4;
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final Doors doors;
    private final Clock clock;
    private final Duration thinking;
    private final Map<String, Integer> deeds = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final PriorityQueue<Plan> plans = new PriorityQueue<>(Comparator.comparing(Plan::due));
    private Instant since;
    private boolean unreachableSaid;
    private volatile boolean paused;
    private Thread life;

    /** @param thinking how long people think at most before they do something */
    public Townspeople(Doors doors, Clock clock, Duration thinking) {
        this.doors = doors;
        this.clock = clock;
        this.thinking = thinking;
    }

    @Override
    public synchronized void start() {
        if (life == null) {
            since = clock.instant();
            unreachableSaid = false;
            life = Thread.ofVirtual().name("townspeople").start(this::live);
        }
    }

    @Override
    public synchronized void stop() {
        if (life != null) {
            life.interrupt();
            life = null;
        }
        paused = false;
    }

    @Override
    public void pause() {
        paused = true;
    }

    @Override
    public void resume() {
        paused = false;
    }

    @Override
    public synchronized State state() {
        return life == null ? State.STOPPED : paused ? State.PAUSED : State.RUNNING;
    }

    @Override
    public String name() {
        return "townspeople";
    }

    /** what they write is seen there */
    @Override
    public URI address() {
        return doors.phones();
    }

    private void live() {
        try (Outside outside = new Outside()) {
            while (!Thread.currentThread().isInterrupted()) {
                if (!paused) {
                    aMoment(outside);
                }
                Thread.sleep(1000);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void aMoment(Outside outside) throws InterruptedException {
        try {
            someCannotBeReached(outside);
            read(outside);
            var living = new Living(outside, doors);
            for (int done = 0; done < AT_ONCE && !plans.isEmpty() && !plans.peek().due().isAfter(clock.instant()); done++) {
                Plan plan = plans.remove();
                living.with(plan.about(), plan.again());
            }
        } catch (IOException away) {
            // a part that somebody has stopped: they look again
            LOG.log(Level.FINE, "Not possible now", away);
        }
    }

    /** Some have a full mailbox or a phone that is off: mailboxes and network refuse for them. */
    private void someCannotBeReached(Outside outside) throws IOException, InterruptedException {
        if (!unreachableSaid) {
            outside.post(doors.inbox().resolve("/api/behaviour"),
                    Map.of("recipients", Nature.FULL, "action", "REJECT", "code", 552));
            outside.post(doors.phones().resolve("/api/behaviour"),
                    Map.of("recipients", Nature.OFF, "action", "REJECT", "code", 30003));
            unreachableSaid = true;
        }
    }

    private void read(Outside outside) throws IOException, InterruptedException {
        Instant began = clock.instant();
        String wanted = "/api/messages?limit=2000&since=" + since;
        for (JsonNode text : outside.get(doors.phones().resolve(wanted))) {
            if (text.path("direction").asText().equals("outbound")) {
                consider(Message.text(text));
            }
        }
        for (JsonNode mail : outside.get(doors.inbox().resolve(wanted))) {
            consider(Message.mail(mail));
        }
        // what was just being written down is seen the next time
        since = began.minus(A_WHILE).isAfter(since) ? began.minus(A_WHILE) : since;
    }

    private void consider(Message message) {
        if (!seen.add(message.id()) || Nature.of(message.to()) == Nature.QUIET) {
            return;
        }
        int before = deeds.getOrDefault(message.to(), 0);
        if (before < TIMES) {
            deeds.put(message.to(), before + 1);
            long wait = Nature.number(message.id()) % Math.max(1, thinking.toMillis());
            plans.add(new Plan(clock.instant().plusMillis(wait), message, before > 0));
        }
    }
}
