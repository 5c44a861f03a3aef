package org.tourniquet.directory.channel;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.ChannelChange.Verb;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Where channels are entered, changed and retired, whoever asks for it; every change is remembered and travels on. */
@ApplicationScoped
public class ChannelBook {

    /** Something about a channel is newer than what the others know. */
    public record Touched(UUID id) {
    }

    /** Somebody else changed the channel since the version that the draft was made from. */
    public static final class ChangedMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient ChannelChange theirs;
        final transient ChannelDraft base;
        final int version;

        ChangedMeanwhile(ChannelChange theirs, ChannelDraft base, int version) {
            this.theirs = theirs;
            this.base = base;
            this.version = version;
        }
    }

    private final Clock clock;
    private final Event<Touched> touched;
    private final AuditTrail audit;

    ChannelBook(Clock clock, Event<Touched> touched, AuditTrail audit) {
        this.clock = clock;
        this.touched = touched;
        this.audit = audit;
    }

    @Transactional
    public Channel enter(UUID id, ChannelDraft draft) {
        check(draft);
        Channel channel = Channel.of(id, draft, now());
        channel.persistAndFlush();
        return remembered(channel, Verb.ENTERED);
    }

    /**
     * @param seen the version the draft was made from; null when whoever asks wants to win in any case
     * @throws ChangedMeanwhile when somebody else edited it after that version
     */
    @Transactional
    public Channel change(UUID id, Integer seen, ChannelDraft draft) {
        check(draft);
        Channel channel = Channel.held(id).orElseThrow(Problem::notFound);
        if (seen != null)
            ChannelChange.after(id, seen).ifPresent(theirs -> {
                throw new ChangedMeanwhile(theirs, base(id, seen, theirs), channel.version);
            });
        if (!channel.apply(draft, now()))
            return channel;
        Channel.flush();
        return remembered(channel, Verb.CHANGED);
    }

    @Transactional
    public Channel retire(UUID id) {
        Channel channel = Channel.held(id).orElseThrow(Problem::notFound);
        if (channel.retired)
            return channel;
        channel.retire(now());
        Channel.flush();
        return remembered(channel, Verb.RETIRED);
    }

    @Transactional
    public Channel takeBack(UUID id) {
        Channel channel = Channel.held(id).orElseThrow(Problem::notFound);
        if (!channel.retired)
            return channel;
        channel.takeBack(now());
        Channel.flush();
        return remembered(channel, Verb.TAKEN_BACK);
    }

    /** What the people behind it can answer in an hour: no change of what it says, but the others are told. */
    @Transactional
    public void answers(UUID id, Integer perHour) {
        Channel channel = Channel.held(id).orElseThrow(Problem::notFound);
        channel.answersPerHour = perHour;
        touched.fire(new Touched(id));
    }

    /** Everything that is wrong with a draft; empty when it can be kept. */
    public static List<Problem.At> wrong(ChannelDraft draft) {
        return DraftCheck.of(draft, DraftCheck.problem()).errors();
    }

    /** The draft as it would be kept: numbers and hours in their one form. It must be right. */
    public ChannelDraft asKept(ChannelDraft draft) {
        return Channel.of(UUID.randomUUID(), draft, now()).draft();
    }

    /** Who edited it after a version, if anybody did. */
    public Optional<String> changedSince(UUID id, int seen) {
        return ChannelChange.after(id, seen).map(change -> ChannelPages.who(change.who));
    }

    /** What its tests say: no change of what it says, but of what it is good for; the others are told when that is new. */
    @Transactional
    public void proved(UUID id, Condition found, Integer waitSeconds, Instant lastGood) {
        Channel known = Channel.known(id).orElseThrow(Problem::notFound);
        if (known.found == found && Objects.equals(known.measuredWaitSeconds, waitSeconds)
                && Objects.equals(known.provedAt, lastGood))
            return;
        Channel channel = Channel.held(id).orElseThrow(Problem::notFound);
        boolean news = channel.proved(found, waitSeconds, lastGood, now());
        ChannelFinding.remember(channel, now());
        if (news)
            touched.fire(new Touched(id));
    }

    private Channel remembered(Channel channel, Verb verb) {
        ChannelChange.remember(channel, verb, audit.signedIn(), channel.changedAt);
        ChannelFinding.remember(channel, channel.changedAt);
        audit.record(verb.name().toLowerCase(Locale.ROOT), "channel", channel.id, channel.nameIn(PerLanguage.DEFAULT));
        touched.fire(new Touched(channel.id));
        return channel;
    }

    private static ChannelDraft base(UUID id, int seen, ChannelChange theirs) {
        return ChannelChange.seenBy(id, seen).map(change -> change.said).orElse(theirs.said);
    }

    private static void check(ChannelDraft draft) {
        DraftCheck.of(draft, DraftCheck.problem()).throwIfAny();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
