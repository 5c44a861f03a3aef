package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.Channel;
import org.tourniquet.kit.edge.LocalPeople;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.TemplateData;

/** Calls for staff as people and programs read them, from one look at the database. */
@ApplicationScoped
class CallIns {
    private static final int LATEST = 10;

    /** One of a list. */
    @TemplateData
    public record Line(UUID id, Instant at, String by, int wanted, boolean drill) {
    }

    private final Candidates candidates;

    CallIns(Candidates candidates) {
        this.candidates = candidates;
    }

    /** The latest ones for a channel. */
    @Transactional
    List<Line> of(UUID channel) {
        return CallIn.latest(channel, LATEST).stream()
                .map(call -> new Line(call.id, call.begunAt, LocalPeople.nameOf(call.begunBy), call.wanted, call.drill))
                .toList();
    }

    @Transactional
    CallInView one(UUID id) {
        CallIn call = CallIn.<CallIn> findByIdOptional(id).orElseThrow(Problem::notFound);
        return CallInView.of(call, Channel.known(call.channelId).orElseThrow().nameIn("en"), Asked.in(id),
                StaffText.in(id, StaffText.Kind.ASK), StaffText.in(id, StaffText.Kind.ENOUGH),
                call.over() ? List.of() : candidates.reachable().stream().map(Candidates.Reachable::name).toList());
    }
}
