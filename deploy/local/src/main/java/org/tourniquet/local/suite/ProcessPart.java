package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A part that is a process of its own. */
public abstract class ProcessPart implements Part {

    private final String name;
    private final URI address;
    private final Path log;
    private volatile boolean wanted;
    private volatile Child child;
    private volatile boolean ready;
    private volatile boolean paused;

    protected ProcessPart(String name, URI address, Path log) {
        this.name = name;
        this.address = address;
        this.log = log;
    }

    /** gets everything in place and starts the process */
    protected abstract Child launch() throws Exception;

    /** one look; failing is answered with false */
    protected abstract boolean answers();

    /** how long to wait for it to answer */
    protected Duration patience() {
        return Duration.ofSeconds(120);
    }

    /** the signal that ends it in good order */
    protected String farewell() {
        return "TERM";
    }

    @Override
    public synchronized void start() throws Exception {
        if (child != null && child.alive()) {
            return;
        }
        wanted = true;
        ready = false;
        paused = false;
        Child started = launch();
        child = started;
        awaitAnswer(started);
        ready = true;
    }

    // the others do not wait for a start under way: it has to be possible to end it, and to look at it
    @Override
    public void stop() {
        end(now -> now.end(farewell(), Duration.ofSeconds(15)));
    }

    @Override
    public void kill() {
        end(Child::kill);
    }

    private void end(Consumer<Child> how) {
        wanted = false;
        Child now = child;
        if (now != null) {
            how.accept(now);
            child = null;
        }
    }

    @Override
    public void pause() {
        Child now = child;
        if (now != null) {
            now.signal("STOP");
            paused = true;
        }
    }

    @Override
    public void resume() {
        Child now = child;
        if (now != null) {
            now.signal("CONT");
            paused = false;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public OptionalLong pid() {
        Child now = child;
        return now != null && now.alive() ? OptionalLong.of(now.pid()) : OptionalLong.empty();
    }

    @Override
    public State state() {
        Child now = child;
        if (now == null) {
            return State.STOPPED;
        }
        return !now.alive() ? State.DEAD : !ready ? State.STARTING : paused ? State.PAUSED : State.RUNNING;
    }

    public Path log() {
        return log;
    }

    private void awaitAnswer(Child started) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience().toNanos();
        while (!answers()) {
            if (!wanted) {
                started.kill();
                child = null;
                throw new IOException(name + " was ended while it started");
            }
            if (!started.alive()) {
                throw new IOException("%s ended while starting (exit %d); the last lines of %s:%n%s".formatted(name,
                        started.exitValue(), log, Child.lastLines(log, 25)));
            }
            if (System.nanoTime() > deadline) {
                started.kill();
                throw new IOException("%s did not answer at %s within %d s; the last lines of %s:%n%s".formatted(name,
                        address, patience().toSeconds(), log, Child.lastLines(log, 25)));
            }
            Thread.sleep(100);
        }
    }
}
