package org.tourniquet.broadcast.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The world outside: an account that answers as it is told to. */
final class TestAccount implements Sender.OfTexts {
    final String name;
    final int rate;
    volatile Outcome mood = new Outcome.Accepted("SM1");
    /** Nothing is said until it is opened. */
    volatile CountDownLatch mouth = new CountDownLatch(0);
    final AtomicInteger asked = new AtomicInteger();

    TestAccount(String name, int rate) {
        this.name = name;
        this.rate = rate;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public DeliveryConfig.Account limits() {
        return new DeliveryConfig.Account() {
            @Override
            public int rate() {
                return rate;
            }

            @Override
            public int connections() {
                return 20;
            }
        };
    }

    @Override
    public Outcome send(Envelope envelope, LiveApproval approval) {
        asked.incrementAndGet();
        try {
            mouth.await();
        } catch (InterruptedException ended) {
            throw new IllegalStateException(ended);
        }
        return mood;
    }
}
