package org.tourniquet.local.outside;

/** Holds everybody who wants to pass while a part is paused, as a stopped process would. */
public final class Gate {

    private boolean closed;

    public synchronized void close() {
        closed = true;
    }

    public synchronized void open() {
        closed = false;
        notifyAll();
    }

    public synchronized boolean closed() {
        return closed;
    }

    public synchronized void pass() throws InterruptedException {
        while (closed)
            wait();
    }
}
