package org.tourniquet.broadcast.audience;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Sha256;

/** The bytes of a file on their way in: counted, recognised again by their hash, and refused where they are too many. */
final class LimitedFile extends FilterInputStream {
    private final MessageDigest digest = Sha256.fresh();
    private final long most;
    private long read;

    LimitedFile(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        if (got > 0) {
            digest.update(into, from, got);
            read += got;
            if (read > most)
                throw tooLarge(most);
        }
        return got;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    static Problem tooLarge(long most) {
        return Problem.of(413, "too-large", "The file is larger than " + most + " bytes");
    }

    long bytesRead() {
        return read;
    }

    String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
