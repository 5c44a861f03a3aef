package org.tourniquet.local.suite;

import java.net.URI;
import java.util.OptionalLong;

/**
 * One part of the suite on this machine, a process or a piece of the launcher itself, that can be broken and mended on
 * purpose. A part comes back on the same port with the same data.
 */
public interface Part extends AutoCloseable {

    enum State {
        STOPPED,
        STARTING,
        RUNNING,
        PAUSED,
        /** ended although nobody asked it to */
        DEAD
    }

    /** as in {@code /api/parts/{name}}: lower case, no spaces */
    String name();

    /** where people or programs reach it */
    URI address();

    State state();

    /** empty for a part that lives inside the launcher */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** returns once the part does its work; does nothing where it already runs */
    void start() throws Exception;

    /** ends in good order; does nothing where it does not run */
    void stop();

    /** ends as in a crash, without a word to anyone */
    default void kill() {
        stop();
    }

    /** holds still: connections may be taken, nothing is answered */
    void pause();

    void resume();

    @Override
    default void close() {
        stop();
    }
}
