package org.tourniquet.broadcast.delivery.email;

import java.util.regex.Pattern;

import io.quarkus.mailer.Mail;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;

/** A mail as the bytes that a reader gets; date and boundaries are drawn anew each time. */
final class MailSource {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

    private MailSource() {
    }

    /** What is previewed and what is sent: each line ends with CR LF. */
    static String of(Mail mail, String host) {
        MailMessage message = new MailMessage().setFrom(mail.getFrom()).setTo(mail.getTo()).setSubject(mail.getSubject())
                .setText(plain(mail.getText())).setHtml(plain(mail.getHtml()));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        mail.getHeaders().forEach((name, values) -> headers.add(name, values));
        message.setHeaders(headers);
        return LINE_END.matcher(new MailEncoder(message, host).encode()).replaceAll("\r\n");
    }

    /** The encoder knows one end of a line only, and would write the other one out as a letter. */
    private static String plain(String text) {
        return text == null ? null : LINE_END.matcher(text).replaceAll("\n");
    }
}
