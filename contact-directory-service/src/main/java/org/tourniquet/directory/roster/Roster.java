package org.tourniquet.directory.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Addresses;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The roster as people and programs read it: who is on duty now, who follows, what is planned, and what is wrong with it. */
@ApplicationScoped
class Roster {
    /** As far as a week's plan and the next are looked at. */
    private static final Duration AHEAD = Duration.ofDays(14);

    /** A member of the staff; addresses in the clear, for those who keep the roster. */
    @RegisterForReflection
    @TemplateData
    public record Person(String username, String name, String mail, String phone, boolean approves, Integer place) {
        public String readablePhone() {
            return phone == null ? "" : Addresses.shown(Kind.TEXT, phone);
        }
    }

    /** A shift with its people in the order in which they are called. */
    @RegisterForReflection
    @TemplateData
    public record Planned(UUID id, Instant from, Instant to, List<Person> people, boolean now) {
    }

    /** Some time in which nobody, or more than one, is said to be first. */
    @RegisterForReflection
    @TemplateData
    public record Warning(String code, Instant from, Instant to) {
    }

    /** All of it; {@code now} is the order in which people are called at this moment. */
    @RegisterForReflection
    @TemplateData
    public record View(long version, List<Person> now, boolean shift, List<Person> people, List<Planned> shifts,
            List<Warning> warnings) {
        /** Who has duty at this moment, or null. */
        public Person first() {
            return now.isEmpty() ? null : now.getFirst();
        }

        public List<Person> following() {
            return now.isEmpty() ? List.of() : now.subList(1, now.size());
        }
    }

    private final FieldCipher cipher;
    private final Clock clock;

    Roster(FieldCipher cipher, Clock clock) {
        this.cipher = cipher;
        this.clock = clock;
    }

    View now() {
        Instant now = clock.instant();
        List<Person> people = Member.inOrder().stream().map(this::person).toList();
        Map<String, Person> known = people.stream().collect(Collectors.toMap(Person::username, Function.identity()));
        List<Hours> shifts = Shift.ahead(now).stream().map(Shift::hours).toList();
        Cover cover = new Cover(people.stream().filter(one -> one.place() != null).map(Person::username).toList(), shifts);
        List<Warning> warnings = new java.util.ArrayList<>();
        if (!shifts.isEmpty())
            cover.gaps(now, AHEAD).forEach(gap -> warnings.add(new Warning("gap", gap.from(), gap.to())));
        cover.overlaps(now).forEach(span -> warnings.add(new Warning("overlap", span.from(), span.to())));
        return new View(RosterVersion.<RosterVersion> findById((short) 1).version, named(cover.order(now), known),
                shifts.stream().anyMatch(shift -> shift.covers(now)), people,
                shifts.stream().map(shift -> new Planned(shift.id(), shift.from(), shift.to(), named(shift.people(), known),
                        shift.covers(now))).toList(),
                warnings);
    }

    /** The week of a day as a table, with names. */
    Week week(LocalDate any, ZoneId zone) {
        LocalDate monday = Week.monday(any);
        Map<String, String> names = Member.inOrder().stream().collect(Collectors.toMap(one -> one.username, one -> one.name));
        List<String> standing = Member.inOrder().stream().filter(one -> one.place != null).map(one -> one.username).toList();
        List<Hours> shifts = Shift.within(monday.atStartOfDay(zone).toInstant(),
                monday.plusDays(7).atStartOfDay(zone).toInstant()).stream().map(Shift::hours).toList();
        return Week.of(monday, zone, new Cover(standing, shifts)).named(names);
    }

    private static List<Person> named(List<String> usernames, Map<String, Person> known) {
        return usernames.stream().filter(known::containsKey).map(known::get).toList();
    }

    private Person person(Member member) {
        return new Person(member.username, member.name, open(member.sealedMail), open(member.sealedPhone), member.approves,
                member.place);
    }

    private String open(String sealed) {
        return sealed == null ? null : cipher.open(sealed);
    }
}
