package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** Reads bytes as text and refuses what does not fit the encoding, saying at which byte; watches the quotes on the way. */
final class StrictText extends Reader {
    /** Bytes that are not text in the stated encoding. */
    static final class NotText extends IOException {
        final long offset;

        NotText(long offset) {
            super("not text at byte " + offset);
            this.offset = offset;
        }
    }

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final QuoteWatch quotes;
    private long before;
    private boolean end;

    StrictText(InputStream in, Charset charset, long alreadyRead, char separator) {
        this.in = in;
        this.before = alreadyRead;
        this.quotes = new QuoteWatch(separator);
        this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        CharBuffer chars = CharBuffer.wrap(into, from, length).slice();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, end);
            if (result.isError())
                throw new NotText(before + bytes.position());
            if (chars.position() > 0) {
                for (int i = from; i < from + chars.position(); i++)
                    quotes.next(into[i]);
                return chars.position();
            }
            if (end)
                return -1;
            refill();
        }
    }

    private void refill() throws IOException {
        before += bytes.position();
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
    }

    QuoteWatch quotes() {
        return quotes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
