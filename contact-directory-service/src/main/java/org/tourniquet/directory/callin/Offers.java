package org.tourniquet.directory.callin;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.staffing.Outlook;
import org.tourniquet.directory.staffing.Staffing;
import org.tourniquet.kit.edge.Problem;

/** Reckons what calling in would bring: how many are missing, what they cost, and how many calls would be lost without them. */
@ApplicationScoped
class Offers {
    private static final long MOST_CALLS = 1_000_000;
    private static final long LONGEST = 24 * 60;

    /** What somebody would like to know, as they typed it; what is empty follows from the staffing. */
    record Wish(String people, String hours, String calls, String minutes) {
        static final Wish NONE = new Wish(null, null, null, null);
    }

    private final Candidates candidates;
    private final CallInConfig config;

    Offers(Candidates candidates, CallInConfig config) {
        this.candidates = candidates;
        this.config = config;
    }

    Offer of(UUID id, Wish wish) {
        Channel channel = Channel.known(id).filter(one -> !one.retired).orElseThrow(Problem::notFound);
        Optional<Staffing> kept = Staffing.of(id);
        Problem wrong = Problem.of(422, "call-in-wrong", "This cannot be reckoned");
        Optional<Long> people = number("/people", wish.people(), 1, config.atOnce(), wrong);
        Optional<Long> hours = number("/hours", wish.hours(), 1, 24, wrong);
        Optional<Long> calls = number("/calls", wish.calls(), 1, MOST_CALLS, wrong);
        Optional<Long> minutes = number("/minutes", wish.minutes(), 1, LONGEST, wrong);
        if (!wrong.any() && calls.isPresent() != minutes.isPresent())
            wrong.at(calls.isPresent() ? "/minutes" : "/calls", "missing",
                    "must be given too: a wave is so many calls in a time");
        wrong.throwIfAny();
        double rate = calls.map(many -> many * 60.0 / minutes.orElseThrow())
                .orElse(kept.map(one -> one.callsPerHour).orElse(0.0));
        int forHours = hours.map(Long::intValue).orElse(hours(kept));
        List<Candidates.Candidate> all = candidates.all();
        List<Candidates.Candidate> reachable = all.stream().filter(one -> one.not() == null).toList();
        int asked = people.map(Long::intValue).orElseGet(() -> Math.min(missing(kept, rate), reachable.size()));
        BigDecimal hourly = kept.map(one -> one.hourlyRate).orElse(null);
        return new Offer(id, channel.nameIn("en"), asked, forHours,
                kept.map(one -> figures(one, rate, minutes.orElse(0L), asked, forHours)).orElse(null), hourly,
                hourly == null ? null : hourly.multiply(BigDecimal.valueOf((long) asked * forHours)), config.currency(),
                reachable.stream().limit(asked).map(Candidates.Candidate::name).toList(), reachable,
                all.stream().filter(one -> one.not() != null).toList(),
                CallIn.open(id).filter(one -> !one.drill).map(one -> one.id).orElse(null));
    }

    int hours(Optional<Staffing> kept) {
        return kept.map(one -> one.overtimeHours).orElse(config.hours());
    }

    private int missing(Optional<Staffing> kept, double rate) {
        return kept.map(one -> Outlook.of(one.under(rate, patience(one))).shortfall(one.agents)).filter(n -> n > 0).orElse(1);
    }

    /** Wave: for how many minutes calls come at this rate before they come as usual; 0 where it is the usual one. */
    private Offer.Figures figures(Staffing kept, double rate, long wave, int more, int hours) {
        Staffing now = kept.under(rate, patience(kept));
        Staffing then = now.with(kept.agents + more);
        Staffing usual = kept.under(kept.callsPerHour, patience(kept));
        long rushed = wave == 0 ? hours * 60L : Math.min(wave, hours * 60L);
        long calm = hours * 60L - rushed;
        Outlook before = Outlook.of(now);
        return new Offer.Figures(kept.agents, rate, wave > 0, before.needed(), before.shortfall(kept.agents),
                now.patienceSeconds, kept.patienceSeconds == null, Math.round(now.lost(rushed) + usual.lost(calm)),
                Math.round(then.lost(rushed) + usual.with(kept.agents + more).lost(calm)), before.waitSeconds(),
                Outlook.of(then).waitSeconds());
    }

    private int patience(Staffing kept) {
        return kept.patienceSeconds != null ? kept.patienceSeconds : (int) config.patience().toSeconds();
    }

    private static Optional<Long> number(String pointer, String text, long least, long most, Problem wrong) {
        if (text == null || text.isBlank())
            return Optional.empty();
        if (text.strip().matches("\\d{1,9}") && Long.parseLong(text.strip()) >= least && Long.parseLong(text.strip()) <= most)
            return Optional.of(Long.valueOf(text.strip()));
        wrong.at(pointer, "range", "must be a whole number from " + least + " to " + most);
        return Optional.empty();
    }
}
