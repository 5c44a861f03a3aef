package org.tourniquet.local.inbox;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

import org.tourniquet.local.outside.Journal;
import org.tourniquet.local.outside.Journal.Spot;

/** All mails that came in: the bytes in a journal on disk, a small index in memory. */
final class Mailbox implements AutoCloseable {

    /** Older mails stay in the journal and in the count but leave the lists: some 80 MB of index at most. */
    private static final int LISTED = 250_000;
    private static final byte MAIL = 'M';
    private static final byte EMPTIED = 'E';

    private final Clock clock;
    private final ConcurrentSkipListMap<Long, Letter> letters = new ConcurrentSkipListMap<>();
    private final AtomicLong last = new AtomicLong();
    private final AtomicLong count = new AtomicLong();
    private final ReentrantReadWriteLock emptying = new ReentrantReadWriteLock();
    private final Journal journal;

    Mailbox(Path file, Clock clock) {
        this.clock = clock;
        journal = new Journal(file, this::reread);
    }

    /** Keeps a mail; it is on disk when this returns. */
    Letter add(String sender, Collection<String> recipients, byte[] mail) {
        var headers = Headers.of(mail);
        var letter = new Letter(last.incrementAndGet(), Instant.ofEpochMilli(clock.millis()), sender,
                cut(String.join(", ", recipients)), cut(headers.first("From")), cut(headers.first("Subject")), null,
                mail.length);
        emptying.readLock().lock();
        try {
            return list(letter, journal.append(written(letter, mail)));
        } finally {
            emptying.readLock().unlock();
        }
    }

    byte[] bytes(Letter letter) {
        byte[] entry = journal.read(letter.spot());
        var mail = new byte[letter.bytes()];
        System.arraycopy(entry, entry.length - mail.length, mail, 0, mail.length);
        return mail;
    }

    Optional<Letter> find(String id) {
        return id.matches("m\\d{1,18}") ? Optional.ofNullable(letters.get(Long.parseLong(id.substring(1)))) : Optional.empty();
    }

    Stream<Letter> newestFirst() {
        return letters.descendingMap().values().stream();
    }

    /** What was sent to us ourselves, the newest thousand of it in the order in which it came. */
    void fill(OurMailbox ours) {
        newestFirst().filter(letter -> java.util.Arrays.stream(letter.to().split(", ")).anyMatch(OurMailbox::ours)).limit(1000)
                .toList().reversed()
                .forEach(letter -> ours.take(letter.sender(), java.util.List.of(letter.to().split(", ")), bytes(letter)));
    }

    Optional<Letter> before(Letter letter) {
        return Optional.ofNullable(letters.lowerEntry(letter.number())).map(e -> e.getValue());
    }

    Optional<Letter> after(Letter letter) {
        return Optional.ofNullable(letters.higherEntry(letter.number())).map(e -> e.getValue());
    }

    long count() {
        return count.get();
    }

    /** Changes with every mail that comes in and with every emptying. */
    String version() {
        return last.get() + "-" + count.get();
    }

    void empty() {
        emptying.writeLock().lock();
        try {
            var out = new ByteArrayOutputStream();
            new DataOutputStream(out).writeByte(EMPTIED);
            new DataOutputStream(out).writeLong(last.get());
            journal.restart(out.toByteArray());
            letters.clear();
            count.set(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            emptying.writeLock().unlock();
        }
    }

    private Letter list(Letter l, Spot spot) {
        var letter = new Letter(l.number(), l.at(), l.sender(), l.to(), l.from(), l.subject(), spot, l.bytes());
        letters.put(letter.number(), letter);
        if (count.incrementAndGet() > LISTED)
            letters.pollFirstEntry();
        return letter;
    }

    private static byte[] written(Letter letter, byte[] mail) {
        var out = new ByteArrayOutputStream(mail.length + 400);
        try (var data = new DataOutputStream(out)) {
            data.writeByte(MAIL);
            data.writeLong(letter.number());
            data.writeLong(letter.at().toEpochMilli());
            data.writeUTF(letter.sender());
            data.writeUTF(letter.to());
            data.writeUTF(letter.from());
            data.writeUTF(letter.subject());
            data.write(mail);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void reread(Spot spot, byte[] entry) {
        try (var data = new DataInputStream(new ByteArrayInputStream(entry))) {
            boolean mail = data.readByte() == MAIL;
            long number = data.readLong(); // mails of several connections may lie here in another order than numbered
            last.accumulateAndGet(number, Math::max);
            if (mail)
                list(new Letter(number, Instant.ofEpochMilli(data.readLong()), data.readUTF(), data.readUTF(),
                        data.readUTF(), data.readUTF(), null, data.available()), spot);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cut(String text) {
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }

    @Override
    public void close() {
        journal.close();
    }
}
