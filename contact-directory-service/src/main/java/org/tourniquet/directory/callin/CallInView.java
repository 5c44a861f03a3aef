package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tourniquet.kit.edge.LocalPeople;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A call for staff as it stands: who comes, who cannot, who is silent, who was not reached, and who would be next. */
@TemplateData
@RegisterForReflection
public record CallInView(UUID id, UUID channel, String channelName, String mode, int wanted, int hours, int coming, int cannot,
        int silent, @Schema(description = "not reached by text, or they want none") int unreached, boolean enough,
        @Schema(description = "how many could be asked now, because others cannot or were not reached") int missing,
        List<String> next, Instant begunAt, String begunBy, Instant endedAt, String endedBy, List<Person> people) {

    /** Somebody who was asked. */
    @TemplateData
    @RegisterForReflection
    public record Person(UUID id, int place, String name, @Schema(description = "WAITING, HANDED_OVER, ACCEPTED, DELIVERED, "
            + "UNKNOWN, REHEARSED, FAILED or OPTED_OUT") String text, String reason,
            @Schema(description = "COMING, CANNOT, OWN_WORDS, STOPPED or null") String answer, Instant askedAt,
            Instant answeredAt, String answeredBy,
            @Schema(description = "whether they know that enough are coming; null: nobody told them") String released) {

        static Person of(Asked asked, StaffText ask, StaffText release) {
            return new Person(asked.id, asked.place, asked.name,
                    ask.state != null ? ask.state.name() : ask.publishedAt == null ? "WAITING" : "HANDED_OVER", ask.reason,
                    asked.answer == null ? null : asked.answer.name(), asked.askedAt, asked.answeredAt, asked.answeredBy,
                    release == null ? null : released(release));
        }

        private static String released(StaffText text) {
            return text.lost() ? "could not be told that enough are coming"
                    : text.state == null || text.state == StaffText.State.UNKNOWN ? "is being told that enough are coming"
                            : "told that enough are coming";
        }

        public String whoWrote() {
            return answeredBy == null ? null : LocalPeople.nameOf(answeredBy);
        }

        public String firstName() {
            return name.split(" ")[0];
        }

        boolean lost() {
            return text.equals("FAILED") || text.equals("OPTED_OUT") || "STOPPED".equals(answer);
        }

        public boolean decided() {
            return "COMING".equals(answer) || "CANNOT".equals(answer);
        }

        public String kind() {
            if (decided())
                return answer.equals("COMING") ? "good" : "neutral";
            return lost() ? "red"
                    : "OWN_WORDS".equals(answer) || text.equals("UNKNOWN") ? "warn"
                            : text.equals("REHEARSED") ? "drill" : "waiting";
        }

        public String said() {
            if (decided())
                return answer.equals("COMING") ? "coming" : "cannot come";
            if ("OWN_WORDS".equals(answer))
                return "wrote in their own words";
            if ("STOPPED".equals(answer))
                return "wrote STOP: call them";
            return lost() ? "not reached" : text.equals("REHEARSED") ? "rehearsed" : "silent";
        }

        /** How far the text has come: no more than we know. */
        public String way() {
            return switch (text) {
                case "WAITING" -> "waits here until broadcast can be told";
                case "HANDED_OVER" -> "handed to broadcast";
                case "ACCEPTED" -> "accepted by the provider";
                case "DELIVERED" -> "delivered";
                case "REHEARSED" -> "rehearsed: no text left the building";
                case "OPTED_OUT" -> "not sent: they want no texts (STOP)";
                case "FAILED" -> "failed: " + (reason == null ? "no reason was given" : reason);
                default -> "nobody knows whether it arrived";
            };
        }
    }

    /** How many more have to be asked: neither coming nor able to come still. */
    static int missing(CallIn call, List<Asked> asked, Map<UUID, StaffText> asks) {
        if (call.over())
            return 0;
        long hopeful = asked.stream().filter(one -> one.coming() || one.undecided() && !asks.get(one.id).lost()).count();
        return (int) Math.max(0, call.wanted - hopeful);
    }

    static CallInView of(CallIn call, String channelName, List<Asked> asked, Map<UUID, StaffText> asks,
            Map<UUID, StaffText> releases, List<String> reachable) {
        List<Person> people = asked.stream()
                .map(one -> Person.of(one, asks.get(one.id), releases.get(one.id))).toList();
        int coming = count(people, "COMING");
        int cannot = count(people, "CANNOT");
        int unreached = (int) people.stream().filter(one -> !one.decided() && one.lost()).count();
        int missing = missing(call, asked, asks);
        return new CallInView(call.id, call.channelId, channelName, call.drill ? "DRILL" : "LIVE", call.wanted, call.hours,
                coming, cannot, people.size() - coming - cannot - unreached, unreached, call.enoughAt != null, missing,
                reachable.stream().limit(missing).toList(), call.begunAt, call.begunBy, call.endedAt, call.endedBy, people);
    }

    private static int count(List<Person> people, String answer) {
        return (int) people.stream().filter(one -> answer.equals(one.answer)).count();
    }

    public String whoBegan() {
        return LocalPeople.nameOf(begunBy);
    }

    /** Null where nobody did: the time ended it. */
    public String whoEnded() {
        return endedBy == null || endedBy.equals(CallIn.TIME) ? null : LocalPeople.nameOf(endedBy);
    }

    public boolean drill() {
        return mode.equals("DRILL");
    }

    public boolean over() {
        return endedAt != null;
    }

    /** Whether something may still change by itself. */
    public boolean moving() {
        return !over();
    }

    public int asked() {
        return people.size();
    }

    /** Whether a text has not left us yet. */
    public boolean waiting() {
        return people.stream().anyMatch(one -> one.text.equals("WAITING"));
    }

    public String nextAsked() {
        return next.size() == 1 ? next.getFirst() : next.size() + " people";
    }

    /** Changes with anything that is shown. */
    public String state() {
        return Integer.toHexString(hashCode());
    }
}
