package org.tourniquet.broadcast.delivery.email;

import io.quarkus.mailer.Mail;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;

/** A mail as the bytes that go over the wire; date and boundaries are drawn anew each time. */
final class MailSource {

    private MailSource() {
    }

    /** Made as quarkus-mailer makes it, by the encoder that sends it. */
    static String of(Mail mail, String host) {
        MailMessage message = new MailMessage().setFrom(mail.getFrom()).setTo(mail.getTo()).setSubject(mail.getSubject())
                .setText(mail.getText()).setHtml(mail.getHtml());
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        mail.getHeaders().forEach((name, values) -> headers.add(name, values));
        message.setHeaders(headers);
        return new MailEncoder(message, host).encode();
    }
}
