package org.tourniquet.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Many browsers that ask the same questions again and again over connections that stay open: one thread, so that it takes
 * little from whom it measures. Each connection asks again when it has its answer.
 */
final class Storm {

    /** What came of a while: answers with words, answers that nothing has changed, and any others. */
    record Passed(double seconds, int words, int same, int others, Times times) {
        double perSecond() {
            return (words + same) / seconds;
        }
    }

    private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final List<byte[]> questions;
    private final int connections;
    private int next;
    private int words;
    private int same;
    private int others;
    private Times times;

    Storm(List<byte[]> questions, int connections) {
        this.questions = questions;
        this.connections = connections;
    }

    Passed over(URI server, double seconds) throws IOException {
        words = same = others = 0;
        times = new Times();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Browser browser = new Browser(channel);
                channel.register(selector, SelectionKey.OP_READ, browser);
                browser.ask();
            }
            long began = System.nanoTime();
            long end = began + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
            while (System.nanoTime() < end) {
                selector.select(key -> ((Browser) key.attachment()).read(), 100);
            }
            double took = (System.nanoTime() - began) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            return new Passed(took, words, same, others, times);
        }
    }

    private final class Browser {
        private final SocketChannel channel;
        private final ByteBuffer answer = ByteBuffer.allocate(64 << 10);
        private long asked;

        Browser(SocketChannel channel) {
            this.channel = channel;
        }

        void ask() throws IOException {
            ByteBuffer question = ByteBuffer.wrap(questions.get(next++ % questions.size()));
            asked = System.nanoTime();
            while (question.hasRemaining()) {
                channel.write(question);
            }
        }

        void read() {
            try {
                if (channel.read(answer) < 0) {
                    throw new IOException("the server hung up");
                }
                if (isWhole()) {
                    times.note(System.nanoTime() - asked);
                    count((answer.get(9) - '0') * 100 + (answer.get(10) - '0') * 10 + answer.get(11) - '0');
                    answer.clear();
                    ask();
                }
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        }

        private void count(int status) {
            switch (status) {
                case 200 -> words++;
                case 304 -> same++;
                default -> others++;
            }
        }

        private boolean isWhole() {
            int length = 0;
            for (int at = 12; at < answer.position() - 3; at++) {
                if (answer.get(at) != '\r') {
                    continue;
                }
                if (answer.get(at + 2) == '\r') {
                    return answer.position() >= at + 4 + length;
                }
                if (isLength(at)) {
                    length = number(at + LENGTH.length);
                }
            }
            return false;
        }

        private boolean isLength(int at) {
            for (int i = 0; i < LENGTH.length; i++) {
                if (at + i >= answer.position() || lower(answer.get(at + i)) != LENGTH[i]) {
                    return false;
                }
            }
            return true;
        }

        private int number(int at) {
            int number = 0;
            for (int i = at; i < answer.position() && answer.get(i) != '\r'; i++) {
                if (answer.get(i) != ' ') {
                    number = 10 * number + answer.get(i) - '0';
                }
            }
            return number;
        }

        private static byte lower(byte letter) {
            return (byte) (letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        }
    }
}
