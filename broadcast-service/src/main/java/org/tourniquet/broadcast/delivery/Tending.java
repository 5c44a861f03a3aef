package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** The rounds that nobody asks for: what time decides, what evidence settles, what is complete. */
@ApplicationScoped
class Tending {
    private static final Logger LOG = Logger.getLogger(Tending.class);
    /** What an answer still under way may need, and clocks that differ. */
    private static final Duration NOT_BEFORE = Duration.ofMinutes(5);

    private static final int UNANSWERED = 3;

    private final Settlement settlement;
    private final Envelopes envelopes;
    private final DeliveryConfig config;
    private final Instance<Evidence> evidence;
    private final List<Rounds> rounds;

    Tending(Lapse lapse, Completion completion, Reckoning reckoning, Settlement settlement, Envelopes envelopes,
            DeliveryConfig config,
            @Any Instance<Evidence> evidence) {
        this.settlement = settlement;
        this.envelopes = envelopes;
        this.config = config;
        this.evidence = evidence;
        this.rounds = List.of(new Rounds("completion", Duration.ofMillis(250), () -> {
            completion.once();
            return false;
        }), new Rounds("lapse", Duration.ofSeconds(1), lapse::once),
                new Rounds("settlement", Duration.ofSeconds(3), this::settle),
                new Rounds("reckoning", Duration.ofSeconds(1), () -> {
                    reckoning.once();
                    return false;
                }));
    }

    void start(@Observes StartupEvent start) {
        rounds.forEach(Rounds::start);
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.forEach(Rounds::stop);
    }

    private boolean settle() {
        settlement.mailOnceMore();
        for (Evidence source : evidence)
            look(source);
        return false;
    }

    /** A provider that does not answer a few of our questions is not asked the rest this time. */
    private void look(Evidence source) {
        int unanswered = 0;
        for (Settlement.Unclear unclear : settlement.toLookFor(source.medium(), config.absentFor().toMillis() / 1000.0))
            if (!conclude(source, unclear) && ++unanswered == UNANSWERED)
                return;
    }

    /** False when the provider does not answer. */
    private boolean conclude(Evidence source, Settlement.Unclear unclear) {
        Errand errand = unclear.errand();
        Evidence.Finding finding;
        try {
            Envelope envelope = envelopes.of(errand, Duration.ZERO);
            finding = source.look(new Evidence.Asked(errand.id(), errand.provider(), envelope.to(), envelope.text(),
                    unclear.since().minus(NOT_BEFORE)), id -> settlement.known(id, errand.attempt()));
        } catch (Envelopes.CannotBeWritten gone) {
            LOG.warnf("delivery %s is unclear and cannot be looked for: %s", errand.id(), gone.getMessage());
            return true;
        }
        settlement.conclude(unclear, finding);
        return !(finding instanceof Evidence.Finding.NoAnswer);
    }
}
