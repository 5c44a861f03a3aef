package org.tourniquet.directory.staffing;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.ChannelBook;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Keeps who stands behind a channel, and tells the others what it can answer in an hour. */
@ApplicationScoped
class StaffBook {
    private final ChannelBook channels;
    private final AuditTrail audit;
    private final Clock clock;

    StaffBook(ChannelBook channels, AuditTrail audit, Clock clock) {
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Staffing keep(UUID channel, Integer agents, Double callsPerHour, Integer handlingSeconds, Double concurrency,
            Integer patienceSeconds) {
        Problem wrong = Problem.of(422, "staffing-wrong", "The staffing cannot be kept like this");
        if (agents == null || agents < 0 || agents > 10_000)
            wrong.at("/agents", "range", "must be from 0 to 10,000 people");
        if (callsPerHour == null || !(callsPerHour >= 0) || callsPerHour > 1_000_000)
            wrong.at("/callsPerHour", "range", "must be from 0 to 1,000,000 calls an hour");
        if (handlingSeconds == null || handlingSeconds < 1 || handlingSeconds > 86_400)
            wrong.at("/averageHandlingSeconds", "range", "must be from 1 second to a day");
        if (concurrency != null && !(concurrency >= 1 && concurrency <= 20))
            wrong.at("/concurrency", "range", "must be from 1 to 20 at once");
        if (patienceSeconds != null && (patienceSeconds < 1 || patienceSeconds > 86_400))
            wrong.at("/patienceSeconds", "range", "must be from 1 second to a day");
        wrong.throwIfAny();
        Staffing staffing = Staffing.of(channel).orElseGet(Staffing::new);
        boolean fresh = staffing.channelId == null;
        staffing.channelId = channel;
        staffing.agents = agents;
        staffing.callsPerHour = callsPerHour;
        staffing.handlingSeconds = handlingSeconds;
        staffing.concurrency = concurrency == null ? 1 : concurrency;
        staffing.patienceSeconds = patienceSeconds;
        staffing.changedAt = clock.instant();
        staffing.changedBy = audit.signedIn();
        channels.answers(channel, Outlook.of(staffing).answersPerHour());
        if (fresh)
            staffing.persist();
        audit.record("staffed", "channel", channel, "%d people, %.0f calls an hour, %d s each".formatted(agents, callsPerHour,
                handlingSeconds));
        return staffing;
    }
}
