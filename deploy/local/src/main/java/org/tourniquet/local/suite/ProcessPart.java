package org.tourniquet.local.suite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** A part that is a process of its own. */
public abstract class ProcessPart implements Part {

    private final String name;
    private final URI address;
    private final Path log;
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
        ready = false;
        paused = false;
        child = launch();
        awaitAnswer();
        ready = true;
    }

    @Override
    public synchronized void stop() {
        if (child != null) {
            child.end(farewell(), Duration.ofSeconds(15));
            child = null;
        }
    }

    @Override
    public synchronized void kill() {
        if (child != null) {
            child.kill();
            child = null;
        }
    }

    @Override
    public synchronized void pause() {
        if (child != null) {
            child.signal("STOP");
            paused = true;
        }
    }

    @Override
    public synchronized void resume() {
        if (child != null) {
            child.signal("CONT");
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

    // these two do not wait for a start under way: the page of parts has to answer meanwhile
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

    private void awaitAnswer() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience().toNanos();
        while (!answers()) {
            if (!child.alive()) {
                throw new IOException("%s ended while starting (exit %d); the last lines of %s:%n%s".formatted(name,
                        child.exitValue(), log, Child.lastLines(log, 25)));
            }
            if (System.nanoTime() > deadline) {
                child.kill();
                throw new IOException("%s did not answer at %s within %d s; the last lines of %s:%n%s".formatted(name,
                        address, patience().toSeconds(), log, Child.lastLines(log, 25)));
            }
            Thread.sleep(100);
        }
    }
}
