package org.tourniquet.local.inbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;

/** What a mail says: its text, its HTML, the pictures in it, the names of what is attached. */
final class Content {

    private static final int MAX_PICTURE = 2 << 20;

    private final Map<String, String> pictures = new LinkedHashMap<>();
    private final List<String> attachments = new ArrayList<>();
    private String text;
    private String html;

    private Content() {
    }

    static Content of(byte[] mail) {
        var content = new Content();
        try {
            var properties = new Properties();
            properties.put("mail.mime.allowutf8", "true");
            content.take(new MimeMessage(Session.getInstance(properties), new ByteArrayInputStream(mail)), 0);
        } catch (MessagingException | IOException | RuntimeException e) {
            if (content.text == null && content.html == null) // unreadable, so it is shown as it came
                content.text = new String(mail, StandardCharsets.UTF_8);
        }
        return content;
    }

    /** Null where the mail has none. */
    String text() {
        return text;
    }

    /** Null where the mail has none. */
    String html() {
        return html;
    }

    List<String> attachments() {
        return attachments;
    }

    /** Content-IDs with the pictures as data addresses. */
    Map<String, String> pictures() {
        return pictures;
    }

    private void take(MimePart part, int depth) throws MessagingException, IOException {
        if (depth > 20)
            return;
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++)
                take((MimePart) parts.getBodyPart(i), depth + 1);
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attachments.add(part.getFileName() == null ? "unnamed" : part.getFileName());
        } else if (text == null && part.isMimeType("text/plain")) {
            text = String.valueOf(part.getContent());
        } else if (html == null && part.isMimeType("text/html")) {
            html = String.valueOf(part.getContent());
        } else if (part.isMimeType("image/*") && part.getContentID() != null) {
            picture(part);
        } else {
            attachments.add(part.getFileName() == null ? part.getContentType() : part.getFileName());
        }
    }

    private void picture(MimePart part) throws MessagingException, IOException {
        var type = part.getContentType().split(";")[0].strip();
        byte[] bytes = part.getInputStream().readNBytes(MAX_PICTURE);
        pictures.put(part.getContentID().replaceAll("[<>]", ""),
                "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
    }
}
