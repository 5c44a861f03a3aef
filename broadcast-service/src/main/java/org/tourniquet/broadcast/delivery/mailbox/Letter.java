package org.tourniquet.broadcast.delivery.mailbox;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;

import org.jsoup.Jsoup;

/**
 * A mail taken apart as far as is needed and never further, whatever it is made of: its words, the report in it, and the
 * headers
 * of the mail that came back in it.
 */
final class Letter {
    private static final int DEPTH = 8;
    private static final int PARTS = 500;
    private static final int TEXT = 64 << 10;
    private static final Pattern MACHINE = Pattern.compile(
            "mailer-?daemon|postmaster|mail delivery|delivery (sub)?system|microsoftexchange|no-?reply@",
            Pattern.CASE_INSENSITIVE);

    private final MimeMessage mail;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final List<InternetHeaders> recipients = new ArrayList<>();
    private final List<InternetHeaders> originals = new ArrayList<>();
    private InternetHeaders complaint;
    private boolean receipt;
    private boolean whole = true;
    private int parts;

    private Letter(MimeMessage mail) {
        this.mail = mail;
    }

    /** Reads what can be read; what cannot is left out. */
    static Letter of(byte[] bytes) {
        try {
            Letter letter = new Letter(new MimeMessage(null, new ByteArrayInputStream(bytes)));
            letter.take(letter.mail, 0);
            return letter;
        } catch (MessagingException unreadable) {
            throw new IllegalArgumentException("it is no mail", unreadable);
        }
    }

    /** The first line of a header, unfolded; empty where there is none. */
    String header(String name) {
        String[] all = headers(name);
        return all.length == 0 ? "" : all[0].replaceAll("\\r?\\n[ \\t]+", " ").strip();
    }

    String[] headers(String name) {
        try {
            String[] all = mail.getHeader(name);
            return all == null ? new String[0] : all;
        } catch (MessagingException unreadable) {
            return new String[0];
        }
    }

    /** Whether it says of itself that no human sent it to us. */
    boolean fromMachine() {
        return header("Return-Path").equals("<>") || MACHINE.matcher(header("From")).find();
    }

    /** What it says as plain text; of a mail that has none, that of its page. */
    String words() {
        return text.toString().isBlank() && !html.isEmpty() ? Jsoup.parse(html.toString()).wholeText() : text.toString();
    }

    /** One block of headers for each recipient that a delivery report tells of. */
    List<InternetHeaders> recipients() {
        return recipients;
    }

    /** The headers of the mail it brings back. */
    List<InternetHeaders> originals() {
        return originals;
    }

    /** What a mailbox provider reports of a complaint; null in any other mail. */
    InternetHeaders complaint() {
        return complaint;
    }

    /** Whether it only says that a mail was seen. */
    boolean receipt() {
        return receipt;
    }

    private void take(MimePart part, int depth) {
        if (depth > DEPTH || ++parts > PARTS)
            return;
        try {
            String type = type(part);
            if (type.startsWith("multipart/"))
                several(part, depth);
            else if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status"))
                report(part);
            else if (type.equals("message/feedback-report"))
                complaint = blocks(part).stream().findFirst().orElse(complaint);
            else if (type.endsWith("/disposition-notification") || type.endsWith("/global-disposition-notification"))
                receipt = true;
            else if (type.startsWith("message/") || type.equals("text/rfc822-headers"))
                original(part, depth);
            else if (type.equals("text/html"))
                add(html, part);
            else if (type.startsWith("text/") && !"attachment".equalsIgnoreCase(part.getDisposition()))
                add(text, part);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            whole = false;
        }
    }

    private void several(MimePart part, int depth) throws MessagingException {
        MimeMultipart several = new MimeMultipart(part.getDataHandler().getDataSource());
        int count = Math.min(several.getCount(), PARTS);
        for (int at = 0; at < count; at++)
            take((MimePart) several.getBodyPart(at), depth + 1);
    }

    private void report(MimePart part) throws MessagingException, IOException {
        for (InternetHeaders block : blocks(part))
            if (block.getHeader("Final-Recipient") != null || block.getHeader("Original-Recipient") != null
                    || block.getHeader("Action") != null)
                recipients.add(block);
    }

    /** A report that a list or a scanner has wrapped into another mail is still a report. */
    private void original(MimePart part, int depth) throws MessagingException, IOException {
        byte[] inside = read(part);
        boolean wrapped = recipients.isEmpty() && complaint == null && fromMachine();
        MimeMessage message = new MimeMessage(null, new ByteArrayInputStream(inside));
        String type = type(message);
        if (wrapped && depth < 3 && type.startsWith("multipart/report")) {
            several(message, depth + 1);
            return;
        }
        originals.add(new InternetHeaders(new ByteArrayInputStream(inside), true));
    }

    private static List<InternetHeaders> blocks(MimePart part) throws MessagingException, IOException {
        List<InternetHeaders> blocks = new ArrayList<>();
        String all = new String(read(part), StandardCharsets.UTF_8).strip();
        for (String block : all.split("\\r?\\n[ \\t]*\\r?\\n", PARTS))
            blocks.add(
                    new InternetHeaders(new ByteArrayInputStream((block.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)),
                            true));
        return blocks;
    }

    private static void add(StringBuilder to, MimePart part) throws MessagingException, IOException {
        if (to.length() < TEXT)
            to.append(to.isEmpty() ? "" : "\n").append(new String(read(part), charset(part)));
        if (to.length() > TEXT)
            to.setLength(TEXT);
    }

    /** Decoded where its encoding is known and kept; as it came where not. */
    private static byte[] read(MimePart part) throws MessagingException, IOException {
        try (InputStream in = decoded(part)) {
            return in.readNBytes(TEXT * 2);
        } catch (IOException | MessagingException unknown) {
            return part.getDataHandler().getDataSource().getInputStream().readNBytes(TEXT * 2);
        }
    }

    /** The library leaves the encoding of a report alone, since the standard forbids one; some use it all the same. */
    private static InputStream decoded(MimePart part) throws MessagingException, IOException {
        String encoding = part.getEncoding();
        boolean report = part.getContentType().toLowerCase(Locale.ROOT).startsWith("message/");
        boolean encoded = "base64".equalsIgnoreCase(encoding) || "quoted-printable".equalsIgnoreCase(encoding);
        return report && encoded ? MimeUtility.decode(part.getInputStream(), encoding.toLowerCase(Locale.ROOT))
                : part.getInputStream();
    }

    private static Charset charset(MimePart part) {
        try {
            String name = new ContentType(part.getContentType()).getParameter("charset");
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
        } catch (MessagingException | IllegalArgumentException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String type(MimePart part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException | NullPointerException nonsense) {
            return "text/plain";
        }
    }

    /** Whether every part of it could be read. */
    boolean whole() {
        return whole;
    }
}
