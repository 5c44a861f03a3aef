package org.tourniquet.local.inbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one SMTP connection: lines in, mails in with the dots unstuffed, answers out, grouped when pipelined. */
final class Wire {

    /** Longer than any command allowed, so that a flood without line ends ends. */
    private static final int MAX_LINE = 4096;

    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[16 << 10];
    private final StringBuilder answers = new StringBuilder();
    private int position;
    private int limit;

    Wire(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Null at the end; a line that is too long comes cut. */
    String line() throws IOException {
        var line = new byte[128];
        int length = 0;
        for (int b = next(); b >= 0; b = next()) {
            if (b == '\n') {
                int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
                return new String(line, 0, end, StandardCharsets.UTF_8);
            }
            if (length == line.length && length < MAX_LINE)
                line = Arrays.copyOf(line, length * 2);
            if (length < line.length)
                line[length++] = (byte) b;
        }
        return null;
    }

    /**
     * Reads up to CR LF . CR LF and nothing else (a bare LF ends no mail, so nobody smuggles a second one).
     *
     * @return null where the mail is larger than allowed; it is read to its end all the same
     */
    byte[] mail(int most) throws IOException {
        var mail = new byte[8 << 10];
        int length = 0;
        var state = Dots.LINE_START;
        while (true) {
            int b = next();
            if (b < 0)
                throw new IOException("The connection ended inside a mail");
            if (state == Dots.DOT_CR && b == '\n')
                return length > most ? null : Arrays.copyOf(mail, length);
            if (length + 2 > mail.length && length <= most)
                mail = Arrays.copyOf(mail, mail.length * 2);
            if (state == Dots.DOT_CR && length <= most)
                mail[length++] = '\r';
            boolean held = state == Dots.LINE_START && b == '.' || state == Dots.DOT && b == '\r';
            if (!held && length <= most)
                mail[length++] = (byte) b;
            state = state.after(b);
        }
    }

    void answer(String line) throws IOException {
        answers.append(line).append("\r\n");
        if (position == limit)
            flush();
    }

    void flush() throws IOException {
        if (!answers.isEmpty()) {
            out.write(answers.toString().getBytes(StandardCharsets.UTF_8));
            answers.setLength(0);
        }
    }

    private int next() throws IOException {
        if (position == limit) {
            flush();
            position = 0;
            limit = Math.max(0, in.read(buffer));
            if (limit == 0)
                return -1;
        }
        return buffer[position++] & 0xff;
    }

    /** Where in a line the reader is, as far as dots and ends care. */
    private enum Dots {
        LINE_START,
        INSIDE,
        CR,
        DOT,
        DOT_CR;

        Dots after(int b) {
            if (b == '\n' && this == CR)
                return LINE_START;
            if (this == LINE_START && b == '.')
                return DOT;
            if (b == '\r')
                return this == DOT ? DOT_CR : CR;
            return INSIDE;
        }
    }
}
