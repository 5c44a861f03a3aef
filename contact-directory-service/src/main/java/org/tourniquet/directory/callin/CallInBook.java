package org.tourniquet.directory.callin;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.staffing.Staffing;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/** Where the staff is called in, by whichever door: asks, asks the next, writes down what somebody said, ends it. */
@ApplicationScoped
class CallInBook {
    private final Candidates candidates;
    private final Offers offers;
    private final Enough enough;
    private final CallInConfig config;
    private final DirectoryConfig directory;
    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Event<StaffTextRelay.Written> written;
    private final EntityManager entities;
    private final Clock clock;

    CallInBook(Candidates candidates, Offers offers, Enough enough, CallInConfig config, DirectoryConfig directory,
            FieldCipher cipher, AuditTrail audit, Event<StaffTextRelay.Written> written, EntityManager entities, Clock clock) {
        this.candidates = candidates;
        this.offers = offers;
        this.enough = enough;
        this.config = config;
        this.directory = directory;
        this.cipher = cipher;
        this.audit = audit;
        this.written = written;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Asks the first so many of those who can be asked.
     *
     * @param key of the press: the same one asks once
     */
    @Transactional
    UUID begin(UUID key, UUID channelId, int people, Integer hours, boolean drill) {
        oneAfterTheOther();
        if (CallIn.findById(key) != null)
            return key;
        Channel channel = Channel.known(channelId).filter(one -> !one.retired).orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        CallIn.open(channelId).ifPresent(open -> giveWay(open, drill, now));
        entities.flush();
        CallIn call = new CallIn();
        call.id = key;
        call.channelId = channelId;
        call.drill = drill;
        call.wanted = people;
        var kept = Staffing.of(channelId);
        call.hours = hours == null ? offers.hours(kept) : hours;
        call.hourlyRate = kept.map(one -> one.hourlyRate).orElse(null);
        call.begunAt = now;
        call.begunBy = audit.signedIn();
        call.persist();
        ask(call, channel, people, 0);
        return key;
    }

    /**
     * Asks as many more as are missing; {@code seen} is how many had been asked when somebody pressed, so that twice is once.
     */
    @Transactional
    void more(UUID id, int seen) {
        oneAfterTheOther();
        CallIn call = held(id);
        List<Asked> asked = Asked.in(id);
        if (asked.size() != seen)
            return;
        int missing = CallInView.missing(call, asked, StaffText.in(id, StaffText.Kind.ASK));
        if (missing == 0)
            throw Problem.of(409, "enough-asked", "Enough people are coming or have still to answer")
                    .detail("Wait for their answers, or write down what somebody told you.");
        ask(call, Channel.known(call.channelId).orElseThrow(), missing, seen);
    }

    /** Somebody said it in another way than by text. */
    @Transactional
    void told(UUID id, UUID person, boolean coming) {
        CallIn call = held(id);
        Asked asked = Asked.in(id).stream().filter(one -> one.id.equals(person)).findFirst().orElseThrow(Problem::notFound);
        asked.answer(coming ? Asked.Answer.COMING : Asked.Answer.CANNOT, clock.instant(), audit.signedIn());
        audit.record("wrote down an answer to", "channel", call.channelId,
                asked.username + (coming ? " comes" : " cannot come"));
        enough.reckon(call);
    }

    /** Nobody else is asked, and whoever has not answered need not come. */
    @Transactional
    void end(UUID id) {
        CallIn call = CallIn.held(id).orElseThrow(Problem::notFound);
        if (call.over())
            return;
        enough.release(call);
        call.end(audit.signedIn(), clock.instant());
        audit.record("ended the call for staff of", "channel", call.channelId, null);
    }

    /** What is real never waits for a drill, nor for what somebody forgot to end. */
    private void giveWay(CallIn open, boolean drill, Instant now) {
        boolean old = open.begunAt.isBefore(now.minus(config.over()));
        if (!old && (drill || !open.drill))
            throw Problem.of(409, "called-in-already", "The staff is being called in for this line already")
                    .detail("Ask the next ones there, or end it first: /call-ins/" + open.id);
        open.end(old ? CallIn.TIME : audit.signedIn(), now);
    }

    private static CallIn held(UUID id) {
        CallIn call = CallIn.held(id).orElseThrow(Problem::notFound);
        if (call.over())
            throw Problem.of(409, "over", "This call for staff is over").detail("Begin a new one where the line is staffed.");
        return call;
    }

    private void ask(CallIn call, Channel channel, int people, int before) {
        List<Candidates.Reachable> next = candidates.reachable().stream().limit(people).toList();
        if (next.size() < people && before == 0 || next.isEmpty())
            throw Problem.of(422, "too-few", "So many cannot be asked").at("/people", "range",
                    next.isEmpty() ? "cannot be asked: nobody who is off duty can be reached by text now"
                            : "must be at most " + next.size() + ", as many can be reached by text now");
        StaffWords words = StaffWords.of(directory.organisation(), channel, call.hours, call.drill);
        for (int i = 0; i < next.size(); i++)
            ask(call, next.get(i), before + i + 1, words);
        audit.record(call.drill ? "rehearsed calling staff to" : "called staff to", "channel", call.channelId,
                String.join(", ", next.stream().map(Candidates.Reachable::username).toList()));
        written.fire(new StaffTextRelay.Written());
    }

    private void ask(CallIn call, Candidates.Reachable one, int place, StaffWords words) {
        Asked asked = new Asked();
        asked.id = UUID.randomUUID();
        asked.callIn = call.id;
        asked.place = place;
        asked.username = one.username();
        asked.name = one.name();
        asked.sealedPhone = cipher.seal(one.phone());
        asked.phonePrint = one.print();
        asked.askedAt = clock.instant();
        asked.persist();
        StaffText.of(asked, StaffText.Kind.ASK, cipher.seal(words.ask()), asked.askedAt).persist();
    }

    /** Two who press at the same moment do not ask the same person twice. */
    private void oneAfterTheOther() {
        entities.createNativeQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended('call-in', 0))) locked")
                .getSingleResult();
    }
}
