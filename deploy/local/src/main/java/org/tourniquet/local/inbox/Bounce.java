package org.tourniquet.local.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The mail by which a relay tells, after it has taken a mail, that nobody could be given it (RFC 3464). */
final class Bounce {

    private Bounce() {
    }

    static byte[] of(String sender, String recipient, int code, byte[] mail, Instant at) {
        boolean gone = code != 552;
        String status = code / 100 == 4 ? "4.2.0" : gone ? "5.1.1" : "5.2.2";
        String said = code + " " + status + (gone ? " There is no such mailbox" : " The mailbox is full");
        var original = new StringBuilder();
        Headers.of(mail).lines().forEach(line -> original.append(line.name()).append(": ").append(line.raw()).append("\r\n"));
        return """
                From: MAILER-DAEMON@rivertown.example (Mail Delivery System)
                To: %1$s
                Subject: Undelivered Mail Returned to Sender
                Date: %2$s
                Message-ID: <%3$s@mx.rivertown.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="=_%3$s"

                --=_%3$s
                Content-Type: text/plain; charset=us-ascii

                I am sorry, your mail could not be delivered to %4$s.
                The server there said: %5$s

                --=_%3$s
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.rivertown.example

                Final-Recipient: rfc822; %4$s
                Action: failed
                Status: %6$s
                Diagnostic-Code: smtp; %5$s

                --=_%3$s
                Content-Type: text/rfc822-headers

                """.formatted(sender, DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atZone(ZoneOffset.UTC)), UUID.randomUUID(),
                recipient, said, status).replace("\n", "\r\n").concat(original + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
