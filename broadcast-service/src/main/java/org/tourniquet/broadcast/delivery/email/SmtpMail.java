package org.tourniquet.broadcast.delivery.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** One mail for exactly one recipient: its envelope, and the bytes that a reader gets. */
record SmtpMail(String from, String to, byte[] bytes) {
    private static final byte[] END = ".\r\n".getBytes(StandardCharsets.US_ASCII);

    SmtpMail {
        HeaderGuard.address(from);
        HeaderGuard.address(to);
    }

    /** Whether it needs a relay that takes more than ASCII. */
    boolean eightBit() {
        for (byte one : bytes)
            if (one < 0)
                return true;
        return false;
    }

    /**
     * As it goes over the wire: a line that begins with a dot gets a second one, and a lone dot ends it (RFC 5321, 4.5.2). Each
     * line ends with CR LF and with nothing else: what one relay reads as an end, the next one must not read as text.
     */
    byte[] wire() {
        ByteArrayOutputStream wire = new ByteArrayOutputStream(bytes.length + 64);
        boolean start = true;
        for (int at = 0; at < bytes.length; at++) {
            byte one = bytes[at];
            if (one == '\r' || one == '\n') {
                if (one == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n')
                    at++;
                wire.write('\r');
                wire.write('\n');
                start = true;
                continue;
            }
            if (start && one == '.')
                wire.write('.');
            wire.write(one);
            start = false;
        }
        if (!start)
            wire.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        wire.writeBytes(END);
        return wire.toByteArray();
    }
}
