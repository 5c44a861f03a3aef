package org.tourniquet.local.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A hand at the other end of an SMTP connection. */
final class Talk implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    Talk(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(3_000);
        socket.setTcpNoDelay(true);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        answer();
        say("EHLO test");
    }

    /** Says a line and reads the answer, the last line of it where there are several. */
    String say(String line) throws IOException {
        write(line + "\r\n");
        return answer();
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    String answer() throws IOException {
        var line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-')
            line = in.readLine();
        return line;
    }

    /** The answer to the mail, or to the recipient where that is refused. */
    String send(String to, String mail) throws IOException {
        say("MAIL FROM:<city@rivertown.example>");
        var answer = say("RCPT TO:<" + to + ">");
        if (answer == null || !answer.startsWith("250")) {
            if (answer != null)
                say("RSET");
            return answer;
        }
        say("DATA");
        write(mail + "\r\n.\r\n");
        return answer();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
