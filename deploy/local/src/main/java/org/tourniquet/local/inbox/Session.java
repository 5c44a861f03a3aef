package org.tourniquet.local.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.tourniquet.local.outside.Behaviour;
import org.tourniquet.local.outside.Behaviour.Action;
import org.tourniquet.local.outside.Behaviours;
import org.tourniquet.local.outside.Gate;

/** One SMTP conversation (RFC 5321, pipelining as in RFC 2920). */
final class Session {

    static final int MAX_MAIL = 10 << 20;
    private static final int MAX_RECIPIENTS = 100;
    private static final Pattern PATH = Pattern.compile("(?:FROM|TO):\\s*<?([^<>\\s]*)>?(?:\\s+(.*))?",
            Pattern.CASE_INSENSITIVE);

    private final Wire wire;
    private final Post post;
    private final Behaviours behaviours;
    private final Gate gate;
    private final List<String> recipients = new ArrayList<>();
    private final List<Behaviour> faults = new ArrayList<>();
    private String sender;
    private boolean open = true;

    Session(Wire wire, Post post, Behaviours behaviours, Gate gate) {
        this.wire = wire;
        this.post = post;
        this.behaviours = behaviours;
        this.gate = gate;
    }

    void run() throws IOException, InterruptedException {
        gate.pass();
        wire.answer("220 localhost Tourniquet inbox ready");
        while (open) {
            var line = wire.line();
            gate.pass();
            if (line == null)
                return;
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            command(verb, line.substring(verb.length()).strip());
        }
        wire.flush();
    }

    private void command(String verb, String rest) throws IOException, InterruptedException {
        switch (verb) {
            case "EHLO" -> {
                forget();
                wire.answer("250-localhost\r\n250-PIPELINING\r\n250-SIZE " + MAX_MAIL
                        + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES");
            }
            case "HELO", "RSET" -> {
                forget();
                wire.answer("250 2.0.0 Ok");
            }
            case "NOOP" -> wire.answer("250 2.0.0 Ok");
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> data();
            case "VRFY" -> wire.answer("252 2.1.5 Send some mail, it will be tried");
            case "QUIT" -> {
                open = false;
                wire.answer("221 2.0.0 Bye");
            }
            default -> wire.answer("500 5.5.1 Command not known");
        }
    }

    private void mail(String rest) throws IOException {
        var path = PATH.matcher(rest);
        if (sender != null) {
            wire.answer("503 5.5.1 A mail has already begun");
        } else if (!path.matches()) {
            wire.answer("501 5.5.4 Syntax: MAIL FROM:<address>");
        } else if (size(path.group(2)) > MAX_MAIL) {
            wire.answer("552 5.3.4 The mail is larger than " + MAX_MAIL + " bytes");
        } else {
            sender = path.group(1);
            wire.answer("250 2.1.0 Ok");
        }
    }

    private void recipient(String rest) throws IOException, InterruptedException {
        var path = PATH.matcher(rest);
        if (sender == null) {
            wire.answer("503 5.5.1 MAIL comes first");
        } else if (!path.matches() || !path.group(1).contains("@")) {
            wire.answer("501 5.1.3 Syntax: RCPT TO:<address>");
        } else if (recipients.size() >= MAX_RECIPIENTS) {
            wire.answer("452 4.5.3 Too many recipients");
        } else {
            var to = path.group(1);
            var fault = behaviours.meet(to).orElse(null);
            switch (fault == null ? Action.ACCEPT : fault.action()) {
                case REJECT -> refuse(fault.code() == null ? 550 : fault.code());
                case GREYLIST -> wire.answer("451 4.7.1 Greylisted, come back later");
                case MUTE -> beMute();
                default -> {
                    if (fault != null)
                        faults.add(fault);
                    recipients.add(to);
                    wire.answer("250 2.1.5 Ok");
                }
            }
        }
    }

    private void data() throws IOException, InterruptedException {
        if (recipients.isEmpty()) {
            wire.answer(sender == null ? "503 5.5.1 MAIL comes first" : "554 5.5.1 No valid recipients");
            return;
        }
        wire.answer("354 End with <CR><LF>.<CR><LF>");
        byte[] mail = wire.mail(MAX_MAIL);
        gate.pass();
        for (var fault : faults) {
            if (fault.action() == Action.SLOW)
                Thread.sleep(fault.millis() == null ? 1_000 : fault.millis());
        }
        if (asked(Action.DROP)) {
            open = false;
        } else if (mail == null) {
            wire.answer("552 5.3.4 The mail is larger than " + MAX_MAIL + " bytes");
        } else {
            keep(mail);
        }
        forget();
    }

    private void keep(byte[] mail) throws IOException, InterruptedException {
        try {
            var letter = post.take(sender, recipients, mail, bounced());
            gate.pass();
            if (asked(Action.ACCEPT_THEN_DIE))
                open = false;
            else
                wire.answer("250 2.0.0 Kept as " + letter.id());
        } catch (UncheckedIOException e) {
            wire.answer("452 4.3.1 The mail could not be kept");
        }
    }

    private void refuse(int code) throws IOException {
        wire.answer(code + switch (code) {
            case 551 -> " 5.1.1 There is nobody of this name";
            case 552 -> " 5.2.2 The mailbox is full";
            default -> code / 100 == 4 ? " 4.2.0 Not now, try again later" : " 5.7.1 This recipient is refused";
        });
        if (code == 421)
            open = false;
    }

    /** Reads on but says nothing more, until the other side loses patience. */
    private void beMute() throws IOException {
        while (wire.line() != null) {
            // nothing is said
        }
        open = false;
    }

    private boolean asked(Action action) {
        return faults.stream().anyMatch(fault -> fault.action() == action);
    }

    private List<Behaviour> bounced() {
        return faults.stream().filter(fault -> fault.action() == Action.BOUNCE).toList();
    }

    private void forget() {
        sender = null;
        recipients.clear();
        faults.clear();
    }

    private static long size(String parameters) {
        var size = Pattern.compile("\\bSIZE=(\\d{1,18})", Pattern.CASE_INSENSITIVE)
                .matcher(parameters == null ? "" : parameters);
        return size.find() ? Long.parseLong(size.group(1)) : 0;
    }
}
