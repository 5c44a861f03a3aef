package org.tourniquet.broadcast.delivery.email;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** The bytes to and from one relay: answers are read whole, but no longer than they may be, and no wait is without an end. */
final class SmtpWire implements AutoCloseable {
    /** RFC 5321 allows 512; a relay that goes far beyond is none. */
    private static final int LONGEST_LINE = 4_096;
    private static final int MOST_LINES = 128;

    private final Socket raw;
    private final byte[] buffer = new byte[2_048];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int position;
    private int limit;
    private long end;

    SmtpWire(Socket connected) throws IOException {
        raw = connected;
        raw.setTcpNoDelay(true);
        on(connected);
    }

    private void on(Socket next) throws IOException {
        socket = next;
        in = next.getInputStream();
        out = next.getOutputStream();
    }

    Socket raw() {
        return raw;
    }

    boolean encrypted() {
        return socket != raw;
    }

    /** No answer is waited for beyond this moment of {@code System.nanoTime()}. */
    void until(long moment) {
        end = moment;
    }

    /** From here on encrypted; the relay must be who its certificate says. */
    void secure(SSLContext trust, String host, boolean checkName) throws IOException {
        if (unread())
            throw new SmtpDown("somebody spoke for the mail server before the connection was encrypted", true);
        SSLSocket secured = (SSLSocket) trust.getSocketFactory().createSocket(raw, host, raw.getPort(), true);
        if (checkName) {
            SSLParameters parameters = secured.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secured.setSSLParameters(parameters);
        }
        raw.setSoTimeout(left());
        secured.startHandshake();
        on(secured);
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void write(String line) throws IOException {
        write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Whether it has said something that nobody has asked for. */
    boolean unread() throws IOException {
        return position < limit || in.available() > 0;
    }

    /** One answer, of one line or many. */
    SmtpReply reply() throws IOException {
        List<String> said = new ArrayList<>(1);
        int code = 0;
        while (said.size() < MOST_LINES) {
            String line = line();
            boolean answer = line.length() >= 3 && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
            int its = answer ? number(line) : 0;
            if (its < 200 || its > 559 || code != 0 && its != code)
                throw new IOException("what the mail server said is no answer");
            code = its;
            said.add(line.substring(Math.min(4, line.length())));
            if (line.length() == 3 || line.charAt(3) == ' ')
                return new SmtpReply(code, said);
        }
        throw new IOException("what the mail server said has no end");
    }

    private static int number(String line) {
        int number = 0;
        for (int at = 0; at < 3; at++) {
            int digit = line.charAt(at) - '0';
            if (digit < 0 || digit > 9)
                return 0;
            number = number * 10 + digit;
        }
        return number;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int letter = next(); letter != '\n'; letter = next()) {
            if (line.length() == LONGEST_LINE)
                throw new IOException("what the mail server said is longer than an answer may be");
            line.append((char) letter);
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r')
            line.setLength(length - 1);
        return line.toString();
    }

    private int next() throws IOException {
        if (position == limit) {
            raw.setSoTimeout(left());
            position = 0;
            limit = 0;
            int read = in.read(buffer);
            if (read < 0)
                throw new EOFException("the mail server closed the connection");
            limit = read;
        }
        return buffer[position++] & 0xff;
    }

    private int left() throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0)
            throw new SocketTimeoutException("the mail server did not answer in time");
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    /** At once and for good, whatever is under way. */
    @Override
    public void close() throws IOException {
        raw.close();
    }
}
