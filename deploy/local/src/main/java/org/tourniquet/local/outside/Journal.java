package org.tourniquet.local.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;

/**
 * An append-only file whose entries are on disk before {@link #append} returns; one fsync serves all who wait (group commit).
 * An entry is its length, its CRC-32 and its bytes; an entry torn by a crash is cut off at the next start.
 */
public final class Journal implements AutoCloseable {

    /** Where an entry's bytes lie. */
    public record Spot(long offset, int length) {
    }

    /** Told of each entry while the journal is read at start. */
    public interface Reader {
        void entry(Spot spot, byte[] bytes);
    }

    private record Waiting(byte[] bytes, boolean anew, CompletableFuture<Spot> done) {
    }

    private static final int HEADER = 8;
    private static final int MAX_ENTRY = 64 << 20;
    /** Bytes that may wait for the disk at once: a slow disk slows the senders instead of filling the memory. */
    private static final int MAX_WAITING = 64 << 20;
    private static final int BATCH = 2_000;
    private static final Waiting END = new Waiting(new byte[0], false, new CompletableFuture<>());

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(10_000);
    private final Semaphore room = new Semaphore(MAX_WAITING);
    private final FileChannel file;
    private final Thread writer;
    private long end;

    public Journal(Path path, Reader reader) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            replay(reader);
            file.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + path + " cannot be opened", e);
        }
        writer = Thread.ofPlatform().name("journal " + path.getFileName()).daemon().start(this::write);
    }

    /** Appends and waits for the disk. */
    public Spot append(byte[] bytes) {
        try {
            return offer(bytes).join();
        } catch (CompletionException e) {
            throw new UncheckedIOException("The journal cannot be written", new IOException(e.getCause()));
        }
    }

    /** Appends without waiting; the answer completes once the entry is on disk. */
    public CompletableFuture<Spot> offer(byte[] bytes) {
        return offer(bytes, false);
    }

    private CompletableFuture<Spot> offer(byte[] bytes, boolean anew) {
        if (!writer.isAlive())
            return CompletableFuture.failedFuture(new IOException("The journal is closed"));
        room.acquireUninterruptibly(Math.min(bytes.length, MAX_WAITING));
        var waiting = new Waiting(bytes, anew, new CompletableFuture<>());
        try {
            queue.put(waiting);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            room.release(bytes.length);
            waiting.done().completeExceptionally(e);
        }
        return waiting.done();
    }

    /** Throws everything away and begins anew with this entry. */
    public void restart(byte[] first) {
        offer(first, true).join();
    }

    public byte[] read(Spot spot) {
        var buffer = ByteBuffer.allocate(spot.length());
        try {
            fill(buffer, spot.offset());
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be read", e);
        }
        return buffer.array();
    }

    private void replay(Reader reader) throws IOException {
        long size = file.size();
        var header = ByteBuffer.allocate(HEADER);
        while (end + HEADER <= size) {
            fill(header.clear(), end);
            int length = header.getInt(0);
            if (length < 0 || length > MAX_ENTRY || end + HEADER + length > size)
                return;
            var spot = new Spot(end + HEADER, length);
            byte[] bytes = read(spot);
            if (crc(bytes) != header.getInt(4))
                return;
            reader.entry(spot, bytes);
            end += HEADER + length;
        }
    }

    private void fill(ByteBuffer buffer, long offset) throws IOException {
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0)
                throw new IOException("The journal ends inside an entry");
        }
    }

    private void write() {
        var batch = new ArrayList<Waiting>(BATCH);
        boolean open = true;
        while (open) {
            batch.clear();
            try {
                batch.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(batch, BATCH - 1);
            open = !batch.remove(END);
            int from = 0;
            for (int i = 0; i < batch.size(); i++) {
                if (batch.get(i).anew()) {
                    commit(batch.subList(from, i), false);
                    from = i;
                    commit(batch.subList(from, ++from), true);
                }
            }
            commit(batch.subList(from, batch.size()), false);
        }
    }

    private void commit(List<Waiting> batch, boolean anew) {
        if (batch.isEmpty())
            return;
        int bytes = batch.stream().mapToInt(w -> w.bytes().length).sum();
        var spots = new ArrayList<Spot>(batch.size());
        try {
            if (anew) {
                file.truncate(0);
                end = 0;
            }
            var buffer = ByteBuffer.allocate(bytes + HEADER * batch.size());
            for (var waiting : batch) {
                buffer.putInt(waiting.bytes().length).putInt(crc(waiting.bytes()));
                spots.add(new Spot(end + buffer.position(), waiting.bytes().length));
                buffer.put(waiting.bytes());
            }
            buffer.flip();
            long at = end;
            while (buffer.hasRemaining())
                at += file.write(buffer, at);
            file.force(false);
            end = at;
            for (int i = 0; i < batch.size(); i++)
                batch.get(i).done().complete(spots.get(i));
        } catch (IOException | RuntimeException e) {
            batch.forEach(waiting -> waiting.done().completeExceptionally(e));
        } finally {
            room.release(bytes);
        }
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    @Override
    public void close() {
        try {
            queue.put(END);
            writer.join();
            queue.forEach(w -> w.done().completeExceptionally(new IOException("The journal is closed")));
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
