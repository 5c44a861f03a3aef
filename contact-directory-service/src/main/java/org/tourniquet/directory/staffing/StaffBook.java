package org.tourniquet.directory.staffing;

import java.math.BigDecimal;
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
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    private final ChannelBook channels;
    private final AuditTrail audit;
    private final Clock clock;

    StaffBook(ChannelBook channels, AuditTrail audit, Clock clock) {
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    /** A line's figures as somebody says them; what is null is not there. */
    record Figures(Integer agents, Double callsPerHour, Integer handlingSeconds, Double concurrency, Integer patienceSeconds,
            BigDecimal hourlyRate, Integer overtimeHours) {
    }

    @Transactional
    Staffing keep(UUID channel, Figures figures) {
        check(figures);
        Staffing staffing = Staffing.of(channel).orElseGet(Staffing::new);
        boolean fresh = staffing.channelId == null;
        staffing.channelId = channel;
        staffing.agents = figures.agents();
        staffing.callsPerHour = figures.callsPerHour();
        staffing.handlingSeconds = figures.handlingSeconds();
        staffing.concurrency = figures.concurrency() == null ? 1 : figures.concurrency();
        staffing.patienceSeconds = figures.patienceSeconds();
        staffing.hourlyRate = figures.hourlyRate();
        staffing.overtimeHours = figures.overtimeHours();
        staffing.changedAt = clock.instant();
        staffing.changedBy = audit.signedIn();
        channels.answers(channel, Outlook.of(staffing).answersPerHour());
        if (fresh)
            staffing.persist();
        audit.record("staffed", "channel", channel, "%d people, %.0f calls an hour, %d s each".formatted(staffing.agents,
                staffing.callsPerHour, staffing.handlingSeconds));
        return staffing;
    }

    private static void check(Figures figures) {
        Problem wrong = Problem.of(422, "staffing-wrong", "The staffing cannot be kept like this");
        if (figures.agents() == null || figures.agents() < 0 || figures.agents() > 10_000)
            wrong.at("/agents", "range", "must be from 0 to 10,000 people");
        if (figures.callsPerHour() == null || !(figures.callsPerHour() >= 0) || figures.callsPerHour() > 1_000_000)
            wrong.at("/callsPerHour", "range", "must be from 0 to 1,000,000 calls an hour");
        if (figures.handlingSeconds() == null || figures.handlingSeconds() < 1 || figures.handlingSeconds() > 86_400)
            wrong.at("/averageHandlingSeconds", "range", "must be from 1 second to a day");
        if (figures.concurrency() != null && !(figures.concurrency() >= 1 && figures.concurrency() <= 20))
            wrong.at("/concurrency", "range", "must be from 1 to 20 at once");
        if (figures.patienceSeconds() != null && (figures.patienceSeconds() < 1 || figures.patienceSeconds() > 86_400))
            wrong.at("/patienceSeconds", "range", "must be from 1 second to a day");
        if (figures.hourlyRate() != null && (figures.hourlyRate().signum() < 0 || figures.hourlyRate().compareTo(MOST) > 0
                || figures.hourlyRate().stripTrailingZeros().scale() > 2))
            wrong.at("/hourlyRate", "range", "must be an amount from 0 to 100,000 with two digits after the point");
        if (figures.overtimeHours() != null && (figures.overtimeHours() < 1 || figures.overtimeHours() > 24))
            wrong.at("/overtimeHours", "range", "must be from 1 to 24 hours");
        wrong.throwIfAny();
    }
}
