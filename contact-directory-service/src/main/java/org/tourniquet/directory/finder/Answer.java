package org.tourniquet.directory.finder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import org.tourniquet.directory.finder.InUse.Read;
import org.tourniquet.kit.edge.Sha256;

import io.vertx.core.buffer.Buffer;

/**
 * Something that was said, ready to be said again as it is: compressed once, with the mark by which caches know it, until the
 * moment that makes it untrue.
 */
record Answer(Read of, String type, Buffer plain, Buffer packed, String tag, Instant until) {

    /** The mark is weak: it is the same for the words and for their compressed bytes. */
    static Answer of(Read read, String type, String words, Instant until) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        return new Answer(read, type, Buffer.buffer(bytes), Buffer.buffer(packed(bytes)), "W/\"" + Sha256.mark(words) + "\"",
                until);
    }

    int size() {
        return plain.length() + packed.length();
    }

    /** Whether somebody who names these marks has it already. */
    boolean isAmong(String marks) {
        return marks != null && (marks.equals("*") || marks.contains(tag) || marks.contains(tag.substring(2)));
    }

    String kept(Instant now) {
        return "public, max-age=" + Fresh.left(until, now).toSeconds();
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return packed.toByteArray();
    }
}
