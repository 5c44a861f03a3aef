package org.tourniquet.kit.edge;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks from inside our network at addresses that people wrote: whether they answer. Only https on its own port, only
 * hosts all of whose addresses are public, connected to the very address that was judged (so a name cannot change its
 * mind), each redirection judged anew, and nothing of the answer is read but its head and, where words are expected, the
 * beginning of its text.
 */
@ApplicationScoped
public class PublicWeb {

    /** It answered with this status, it must not be asked, or it did not answer. */
    public sealed interface Look {
        record Answered(int status) implements Look {
        }

        record Refused(String why) implements Look {
        }

        record Silent(String why) implements Look {
        }
    }

    /** How names become addresses, and how an address is called; the world outside, which tests stand in for. */
    interface World {
        InetAddress[] addresses(String host) throws UnknownHostException;

        Socket call(InetAddress address, String host) throws IOException;
    }

    private record Head(int status, String location, boolean words) {
    }

    private static final int HTTPS = 443;
    private static final int PATIENCE = 5_000;
    private static final int HOPS = 4;
    private static final int HEAD = 16_384;
    private static final int TEXT = 262_144;
    // a server that sends a byte every four seconds never runs into the patience of one reading
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final World world;

    PublicWeb() {
        this(new World() {
            @Override
            public InetAddress[] addresses(String host) throws UnknownHostException {
                return InetAddress.getAllByName(host);
            }

            @Override
            public Socket call(InetAddress address, String host) throws IOException {
                return secured(address, host);
            }
        });
    }

    PublicWeb(World world) {
        this.world = world;
    }

    public Look look(String address) {
        return look(address, null);
    }

    /** Why an address is never looked at, whoever stands behind it, as the end of a sentence; empty when it may be. */
    public static Optional<String> neverLookedAt(String address) {
        try {
            return Optional.ofNullable(wrong(URI.create(address)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.of("is not an address");
        }
    }

    /** @param words that must be in the text of the page for it to be the right one; null: any page will do */
    public Look look(String address, String words) {
        try {
            URI at = URI.create(address);
            for (int hop = 0; hop < HOPS; hop++) {
                String wrong = wrong(at);
                if (wrong != null)
                    return new Look.Refused(wrong);
                InetAddress[] known = world.addresses(at.getHost());
                if (known.length == 0 || !Arrays.stream(known).allMatch(PublicWeb::isPublic))
                    return new Look.Refused("leads into a network that is not public");
                Head head = ask(known[0], at, words);
                if (head.location() == null)
                    return head.words() ? new Look.Answered(head.status())
                            : new Look.Silent("answers, but without the expected words");
                at = at.resolve(head.location());
            }
            return new Look.Silent("redirects too often");
        } catch (UnknownHostException e) {
            return new Look.Silent("the host is not known");
        } catch (IOException e) {
            return new Look.Silent("does not answer");
        } catch (IllegalArgumentException e) {
            return new Look.Refused("is not an address");
        }
    }

    private static String wrong(URI at) {
        if (!"https".equalsIgnoreCase(at.getScheme()))
            return "is not https";
        if (at.getHost() == null || at.getUserInfo() != null)
            return "is not a plain address";
        return at.getPort() == -1 || at.getPort() == HTTPS ? null : "is not on the usual port";
    }

    private Head ask(InetAddress address, URI at, String words) throws IOException {
        try (Socket socket = world.call(address, at.getHost())) {
            socket.setSoTimeout(PATIENCE);
            String path = at.getRawPath() == null || at.getRawPath().isEmpty() ? "/" : at.getRawPath();
            String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
            socket.getOutputStream().write(("GET " + path + query + " HTTP/1.1\r\nHost: " + at.getHost()
                    + "\r\nUser-Agent: Tourniquet (looks whether a link answers)\r\nAccept: */*\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            return head(socket.getInputStream(), words);
        }
    }

    private static Head head(InputStream slow, String words) throws IOException {
        var in = new BufferedInputStream(slow);
        long until = System.nanoTime() + LONGEST.toNanos();
        String head = read(in, HEAD, until, text -> text.indexOf("\r\n\r\n", Math.max(0, text.length() - 4)) >= 0);
        List<String> lines = head.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().matches("HTTP/1\\.[01] \\d{3}.*"))
            throw new IOException("no HTTP");
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        String location = status / 100 != 3 ? null
                : lines.stream().filter(l -> l.regionMatches(true, 0, "location:", 0, 9))
                        .map(l -> l.substring(9).strip()).findFirst().orElse(null);
        boolean right = words == null || location != null || status >= 400 || says(in, words, until);
        return new Head(status, location, right);
    }

    /** Bytes are compared, and where the server cuts its text into chunks the cuts are taken out. */
    private static boolean says(InputStream in, String words, long until) throws IOException {
        String wanted = new String(words.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        String text = read(in, TEXT, until, soFar -> false);
        return text.contains(wanted) || text.replaceAll("\r\n[0-9a-fA-F]{1,8}(;[^\r\n]{0,200})?\r\n", "").contains(wanted);
    }

    private static String read(InputStream in, int most, long until, Predicate<StringBuilder> enough) throws IOException {
        var text = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            text.append((char) c);
            if (text.length() >= most || enough.test(text))
                break;
            if (System.nanoTime() - until > 0)
                throw new IOException("too slow");
        }
        return text.toString();
    }

    private static Socket secured(InetAddress address, String host) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(address, HTTPS), PATIENCE);
            plain.setSoTimeout(PATIENCE);
            var socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(plain, host, HTTPS, true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException | IllegalArgumentException e) {
            plain.close();
            throw e instanceof IOException io ? io : new IOException(e);
        }
    }

    /** What the whole world can reach; private, shared, local, reserved and translated ranges are not. */
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress()
                || address.isSiteLocalAddress() || address.isMulticastAddress())
            return false;
        byte[] b = address.getAddress();
        return b.length == 4 ? isPublic(b[0] & 255, b[1] & 255, b[2] & 255)
                : (b[0] & 0xe0) == 0x20 && !(b[0] == 0x20 && b[1] == 0x02)
                        && !(b[0] == 0x20 && b[1] == 0x01 && (b[2] & 0xfe) == 0)
                        && !(b[0] == 0x20 && b[1] == 0x01 && b[2] == 0x0d && (b[3] & 255) == 0xb8);
    }

    private static boolean isPublic(int a, int b, int c) {
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }
}
