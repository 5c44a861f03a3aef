package org.tourniquet.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

import org.tourniquet.local.outside.Journal;
import org.tourniquet.local.suite.Reply;

/** All texts, in and out: in the journal before anybody hears of them, and an index of the newest in memory. */
final class Texts implements AutoCloseable {

    /** Older texts stay in the journal and in the count but leave the lists. */
    private static final int LISTED = 250_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentSkipListMap<Long, Text> texts = new ConcurrentSkipListMap<>();
    private final Map<String, Long> bySid = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong version = new AtomicLong();
    private final ReentrantReadWriteLock emptying = new ReentrantReadWriteLock();
    private final Journal journal;

    Texts(Path file, Clock clock) {
        this.clock = clock;
        this.journal = new Journal(file, (spot, bytes) -> reread(bytes));
    }

    /** Keeps a new text; it is on disk when this returns. */
    Text add(boolean inbound, String from, String to, String body, String callback) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        Instant now = Instant.ofEpochMilli(clock.millis());
        Text text = new Text(last.incrementAndGet(), "SM" + HexFormat.of().formatHex(id), inbound, now, from, to, body,
                callback,
                inbound ? "received" : "queued", null, now);
        emptying.readLock().lock();
        try {
            journal.append(written(text));
            count.incrementAndGet();
            list(text);
            return text;
        } finally {
            emptying.readLock().unlock();
        }
    }

    /** Notes a later state; the disk may take it a little later, as nobody was promised it. */
    Text settle(Text text, String status, Integer error) {
        Text later = text.now(status, error, Instant.ofEpochMilli(clock.millis()));
        emptying.readLock().lock();
        try {
            if (texts.replace(text.number(), later) != null) {
                journal.offer(written(later));
                version.incrementAndGet();
            }
        } finally {
            emptying.readLock().unlock();
        }
        return later;
    }

    Optional<Text> find(String sid) {
        return Optional.ofNullable(bySid.get(sid)).map(texts::get);
    }

    Stream<Text> newestFirst() {
        return texts.descendingMap().values().stream();
    }

    long count() {
        return count.get();
    }

    /** Changes with every text and every state. */
    String version() {
        return last.get() + "-" + count.get() + "-" + version.get();
    }

    void empty() {
        emptying.writeLock().lock();
        try {
            journal.restart(new byte[] { '{', '}' });
            texts.clear();
            bySid.clear();
            count.set(0);
        } finally {
            emptying.writeLock().unlock();
        }
    }

    private void list(Text text) {
        texts.put(text.number(), text);
        bySid.put(text.sid(), text.number());
        version.incrementAndGet();
        // counted, not asked of the map: that would walk through all of it for each text
        if (count.get() > LISTED) {
            Optional.ofNullable(texts.pollFirstEntry()).ifPresent(oldest -> bySid.remove(oldest.getValue().sid()));
        }
    }

    private static byte[] written(Text text) {
        try {
            return Reply.JSON.writeValueAsBytes(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void reread(byte[] entry) {
        if (entry.length <= 2) {
            return; // the mark of an emptying
        }
        try {
            Text text = Reply.JSON.readValue(entry, Text.class);
            last.accumulateAndGet(text.number(), Math::max);
            if (texts.get(text.number()) == null) {
                count.incrementAndGet();
            }
            list(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        journal.close();
    }
}
