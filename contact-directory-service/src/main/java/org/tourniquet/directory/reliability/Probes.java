package org.tourniquet.directory.reliability;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.Addresses;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.kit.edge.FieldCipher;

/**
 * Writes to a channel's own address and waits: an answer proves it, none in time is silence, and what could not be sent says
 * nothing. One message to an address within an hour, however many channels have it; an answer is never answered.
 */
@ApplicationScoped
class Probes {

    static final int USUAL_MINUTES = 60;
    // whoever answers by machine must never find itself in a conversation with us
    private static final Duration SELDOM = Duration.ofHours(1);

    private final ProofBook book;
    private final FieldCipher cipher;
    private final DirectoryConfig config;
    private final Event<ProbeRelay.Written> written;
    private final Clock clock;

    Probes(ProofBook book, FieldCipher cipher, DirectoryConfig config, Event<ProbeRelay.Written> written, Clock clock) {
        this.book = book;
        this.cipher = cipher;
        this.config = config;
        this.written = written;
        this.clock = clock;
    }

    /** Writes to the channels whose turn it is. */
    @Transactional
    void writeToThoseDue(int atMost) {
        for (ChannelProof proof : book.takeToWriteTo(atMost))
            Channel.known(proof.channelId).ifPresent(channel -> write(channel, proof));
    }

    private void write(Channel channel, ChannelProof proof) {
        String address = channel.addressIn("en");
        String print = cipher.fingerprint(address);
        // an address that was right under older rules is judged again: never a text to an emergency number
        if (Addresses.wrong(channel.kind, address, channel.country).isPresent() || Probe.openOf(channel.id).isPresent()
                || Probe.writtenSince(print, now().minus(SELDOM)))
            return;
        Probe probe = new Probe();
        probe.id = UUID.randomUUID();
        probe.channelId = channel.id;
        probe.medium = channel.kind == Kind.EMAIL ? Probe.EMAIL : Probe.SMS;
        probe.print = print;
        probe.sealedAddress = cipher.seal(address);
        String mark = mark(probe.id);
        boolean mail = channel.kind == Kind.EMAIL;
        probe.sealedSubject = mail ? cipher.seal("Does this address answer? " + mark) : null;
        probe.sealedBody = cipher.seal(mail ? mail(mark) : text());
        probe.at = now();
        probe.deadline = probe.at
                .plus(Duration.ofMinutes(Objects.requireNonNullElse(proof.answerWithinMinutes, USUAL_MINUTES)));
        probe.persist();
        written.fire(new ProbeRelay.Written());
    }

    /** What an answer by mail carries back; nobody can guess it. */
    static String mark(UUID id) {
        return "check-" + id;
    }

    private String mail(String mark) {
        return "This is a test of whether this address of " + config.organisation() + " answers. Any answer to it is enough, "
                + "by a person or by itself. Please leave this mark in the answer:\n\n" + mark + "\n";
    }

    private String text() {
        return config.organisation() + " tests whether this number answers. Any answer is enough.";
    }

    /** Answered twice, or too late, it was answered once, or not. */
    @Transactional
    void answered(CheckAnswered answer) {
        if (answer.answers() != null)
            Probe.held(answer.answers()).ifPresent(probe -> {
                Instant since = probe.takenAt == null ? probe.at : probe.takenAt;
                long millis = Math.max(0, Duration.between(since, answer.receivedAt()).toMillis());
                end(probe, Outcome.ANSWERED, (int) Math.min(millis, Integer.MAX_VALUE),
                        "a message to it was answered");
            });
    }

    @Transactional
    void settled(CheckSettled settled) {
        Probe.held(settled.id()).ifPresent(probe -> {
            if (settled.taken() && probe.takenAt == null)
                probe.takenAt = settled.at();
            else if (!settled.sending())
                end(probe, Outcome.REFUSED, null, "a message to it could not be sent"
                        + (settled.reason() == null ? "" : ": " + line(settled.reason())));
        });
    }

    /** Those whose time is over. */
    @Transactional
    void endThoseOverdue() {
        for (UUID id : Probe.overdue(now()))
            Probe.held(id).ifPresent(probe -> {
                if (probe.takenAt == null)
                    end(probe, Outcome.REFUSED, null, "nobody knows whether the message to it was sent");
                else
                    end(probe, Outcome.SILENT, null, "a message to it was not answered within "
                            + Duration.between(probe.at, probe.deadline).toMinutes() + " minutes");
            });
    }

    private void end(Probe probe, Outcome outcome, Integer millis, String note) {
        probe.endedAt = now();
        book.found(probe.channelId, outcome, millis, note);
    }

    private static String line(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
