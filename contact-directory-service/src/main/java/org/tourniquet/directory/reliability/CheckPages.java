package org.tourniquet.directory.reliability;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.tourniquet.directory.channel.Addresses;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelFinding;
import org.tourniquet.directory.channel.Condition;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.LocalPeople;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Whether the channels really work: all of them at a glance, and each with its tests, where a test is logged. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class CheckPages {

    private static final int LATEST = 50;

    /** A channel and how it stands with its proof. */
    @TemplateData
    public record Row(UUID id, String name, String address, String state, String tone, Instant lastGood, boolean due) {
    }

    /** One test, for people. */
    @TemplateData
    public record Entry(Instant at, String who, String outcome, boolean good, String waited, String note) {
    }

    /** Both forms as typed. */
    @TemplateData
    public record Typed(String outcome, String seconds, String note, String every, String text, boolean byMessage,
            String within, String unproved, String overloaded) {
    }

    /**
     * A channel with its tests. Page: the machine looks at it. Written to: it can write to
     * it. Why not: what keeps the machine from a page; null when nothing
     * does. What: how somebody tries it.
     */
    @TemplateData
    public record Shown(Row row, boolean page, boolean writtenTo, String whyNot, String what, Typed typed, ChannelProof proof,
            ProofChart chart,
            List<Entry> entries, Problem problem) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance all(List<Row> rows);

        static native TemplateInstance one(Shown shown);

        private Templates() {
        }
    }

    private final ProofBook book;
    private final Clock clock;

    CheckPages(ProofBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GET
    @Path("checks")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance all() {
        Map<UUID, ChannelProof> proofs = ChannelProof.<ChannelProof> listAll().stream()
                .collect(Collectors.toMap(proof -> proof.channelId, Function.identity()));
        return Templates.all(Channel.inUse().stream().map(channel -> row(channel, proofs.get(channel.id)))
                .sorted(Comparator.comparing((Row row) -> !row.due()).thenComparing(Row::name)).toList());
    }

    @GET
    @Path("channels/{id}/checks")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(hidden = true)
    public TemplateInstance one(@PathParam("id") UUID id) {
        return Templates.one(shown(id, null, null));
    }

    @POST
    @Path("channels/{id}/checks")
    @RolesAllowed({ Roles.EDITOR, Roles.MANAGER, Roles.AGENT, Roles.LEAD })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response log(@PathParam("id") UUID id, @RestForm String outcome, @RestForm String wait, @RestForm String note) {
        return did(id, new Typed(outcome, wait, note, null, null, false, null, null, null), () -> book.log(id, outcome(outcome),
                whole(wait), note));
    }

    @POST
    @Path("channels/{id}/proof")
    @RolesAllowed({ Roles.EDITOR, Roles.LEAD })
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response wish(@PathParam("id") UUID id, @RestForm String every, @RestForm String text,
            @RestForm String byMessage, @RestForm String within, @RestForm String unproved, @RestForm String overloaded) {
        return did(id, new Typed(null, null, null, every, text, byMessage != null, within, unproved, overloaded),
                () -> book.wish(id, new ProofBook.Wish(minutes(id, whole(every)), text, byMessage != null, whole(within),
                        whole(unproved), whole(overloaded))));
    }

    private Response did(UUID id, Typed typed, Runnable deed) {
        try {
            deed.run();
            return Response.seeOther(URI.create("/channels/" + id + "/checks")).build();
        } catch (Problem problem) {
            if (problem.status() == 404)
                throw problem;
            return Response.status(problem.status()).entity(Templates.one(shown(id, typed, problem))).build();
        }
    }

    private Shown shown(UUID id, Typed typed, Problem problem) {
        Channel channel = Channel.known(id).orElseThrow(Problem::notFound);
        ChannelProof proof = ChannelProof.of(id).orElseGet(() -> ChannelProof.fresh(id, null));
        Typed kept = new Typed("ANSWERED", "", "", every(channel, proof.everyMinutes), proof.expectedText,
                proof.byMessage, text(proof.answerWithinMinutes), text(proof.unprovedAfterHours),
                text(proof.overloadedAfterSeconds));
        Typed both = typed == null ? kept
                : typed.outcome() == null
                        ? new Typed(kept.outcome(), "", "", typed.every(), typed.text(), typed.byMessage(), typed.within(),
                                typed.unproved(), typed.overloaded())
                        : new Typed(typed.outcome(), typed.seconds(), typed.note(), kept.every(), kept.text(), kept.byMessage(),
                                kept.within(), kept.unproved(), kept.overloaded());
        return new Shown(row(channel, proof), channel.lookedAt(), ChannelProof.writtenTo(channel.kind), channel.notLookedAt(),
                what(channel), both, proof,
                chart(channel),
                ChannelCheck.latest(id, LATEST).stream().map(CheckPages::entry).toList(), problem);
    }

    private ProofChart chart(Channel channel) {
        Instant now = clock.instant();
        ZoneId zone = ZoneId.of(channel.timeZone);
        Instant from = ProofChart.first(zone, now).atStartOfDay(zone).toInstant();
        return ProofChart.of(ChannelCheck.days(channel.id, from, zone), ChannelFinding.since(channel.id, from).stream()
                .map(finding -> new ProofChart.Stood(finding.at, finding.working)).toList(), zone, now);
    }

    private Row row(Channel channel, ChannelProof proof) {
        Condition working = channel.working();
        String state = switch (working) {
            case WORKS -> channel.provedAt == null ? "Never tried" : "Works";
            case OVERLOADED -> "Overloaded";
            case DOWN -> "Down";
            case UNPROVED -> "Unproved";
        };
        String tone = working == Condition.WORKS ? channel.provedAt == null ? "neutral" : "good"
                : working == Condition.UNPROVED ? "waiting" : "warn";
        return new Row(channel.id, channel.nameIn("en"), Addresses.shown(channel.kind, channel.addressIn("en")), state, tone,
                channel.provedAt,
                proof != null && proof.waitsForSomebody(channel, clock.instant()));
    }

    private static Entry entry(ChannelCheck check) {
        return new Entry(check.at, check.who.equals(AuditTrail.SYSTEM) ? "By itself" : LocalPeople.nameOf(check.who),
                check.outcome.inWords(), check.outcome.good(), waited(check),
                check.note);
    }

    private static String waited(ChannelCheck check) {
        if (check.waitSeconds != null)
            return check.waitSeconds + " s";
        return check.millis == null ? null : ProofChart.seconds(check.millis);
    }

    private static String what(Channel channel) {
        return switch (channel.kind) {
            case PHONE -> "Call it as a customer would, and count the seconds until somebody speaks.";
            case TEXT -> "Write a text to it, and wait for the answer.";
            case EMAIL -> "Write a mail to it, and wait for the answer.";
            case DESK -> "Go there, and see whether somebody is behind the desk.";
            case CHAT, PORTAL, SOCIAL -> "Open it on a phone, and do what a customer would do.";
        };
    }

    /** People plan in hours, the machine in minutes. */
    private static Integer minutes(UUID id, Integer every) {
        boolean page = Channel.known(id).orElseThrow(Problem::notFound).lookedAt();
        return every == null || page ? every : Integer.valueOf((int) Math.min(every * 60L, Integer.MAX_VALUE));
    }

    private static String every(Channel channel, Integer minutes) {
        return minutes == null || channel.lookedAt() ? text(minutes)
                : minutes % 60 == 0 ? text(minutes / 60) : String.valueOf(minutes / 60.0);
    }

    private static Outcome outcome(String name) {
        return java.util.Arrays.stream(Outcome.values()).filter(one -> one.name().equals(name)).findFirst().orElse(null);
    }

    /** What was typed and cannot be read is wrong, not left out. */
    private static Integer whole(String text) {
        if (text == null || text.isBlank())
            return null;
        return text.strip().matches("\\d{1,8}") ? Integer.valueOf(text.strip()) : Integer.valueOf(-1);
    }

    private static String text(Integer number) {
        return number == null ? "" : number.toString();
    }
}
