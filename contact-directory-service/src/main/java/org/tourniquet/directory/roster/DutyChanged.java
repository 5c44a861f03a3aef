package org.tourniquet.directory.roster;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The whole roster as the other services keep it: who, how sealed, and in which hours in which order. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "version", "members", "shifts", "changedAt" })
record DutyChanged(String id, long version, List<Person> members, List<Turn> shifts, String changedAt) {
    static final String TYPE = "directory.duty-changed.v1";
    static final String ROSTER = "roster";

    /** In the standing order; {@code onCall} is whether they belong to it. */
    @RegisterForReflection
    @JsonPropertyOrder({ "username", "name", "sealedMail", "sealedPhone", "approves", "onCall" })
    record Person(String username, String name, String sealedMail, String sealedPhone, boolean approves, boolean onCall) {
        static Person of(Member member) {
            return new Person(member.username, member.name, member.sealedMail, member.sealedPhone, member.approves,
                    member.place != null);
        }
    }

    /** From when to when, the end not included, and whom to call in which order. */
    @RegisterForReflection
    @JsonPropertyOrder({ "from", "to", "people" })
    record Turn(String from, String to, List<String> people) {
    }

    static DutyChanged of(long version, Instant changedAt, List<Member> members, List<Hours> shifts) {
        return new DutyChanged(ROSTER, version, members.stream().map(Person::of).toList(), shifts.stream()
                .map(shift -> new Turn(shift.from().toString(), shift.to().toString(), shift.people())).toList(),
                changedAt.toString());
    }
}
