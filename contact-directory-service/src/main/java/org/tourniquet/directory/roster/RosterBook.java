package org.tourniquet.directory.roster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.directory.channel.Addresses;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

/** Where the roster is changed, whoever asks for it: its people, their shifts, and who stands in for whom. */
@ApplicationScoped
class RosterBook {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final Duration FARTHEST = Duration.ofDays(180);
    private static final int MOST_SHIFTS = 1000;
    private static final UUID ROSTER = new UUID(0, 1);

    /** The roster is newer than what the others know. */
    record Touched(long version) {
    }

    /** A member of the staff as somebody enters them; what is empty is not there. */
    record Entry(String username, String name, String mail, String phone, boolean approves, Integer place) {
    }

    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final DirectoryConfig config;
    private final Event<Touched> touched;
    private final Clock clock;

    RosterBook(FieldCipher cipher, AuditTrail audit, DirectoryConfig config, Event<Touched> touched, Clock clock) {
        this.cipher = cipher;
        this.audit = audit;
        this.config = config;
        this.touched = touched;
        this.clock = clock;
    }

    @Transactional
    Member enter(Entry wanted) {
        Entry entry = checked(wanted);
        touch("entered into the roster", entry.username());
        Member known = Member.findById(entry.username());
        Member member = known == null ? new Member() : known;
        member.username = entry.username();
        member.name = entry.name();
        member.sealedMail = entry.mail() == null ? null : cipher.seal(entry.mail());
        member.sealedPhone = entry.phone() == null ? null : cipher.seal(entry.phone());
        member.approves = entry.approves();
        member.place = entry.place();
        if (known == null)
            member.persist();
        return member;
    }

    @Transactional
    void leave(String username) {
        touch("took out of the roster", username);
        if (Shift.ahead(clock.instant()).stream().anyMatch(shift -> List.of(shift.people).contains(username)))
            throw Problem.of(409, "has-shifts", "There are shifts of theirs ahead")
                    .detail("Let somebody else take them first.");
        if (!Member.deleteById(username))
            throw Problem.notFound();
    }

    @Transactional
    Shift plan(Instant from, Instant to, List<String> people) {
        Problem wrong = problem();
        check(wrong, "/", from, to, people);
        wrong.throwIfAny();
        return planned(from, to, people);
    }

    /**
     * Plans several shifts or none of them.
     *
     * @param wrong what is already known to be wrong with them
     */
    @Transactional
    void plan(List<WeekForm.Wish> wishes, Problem wrong) {
        for (WeekForm.Wish wish : wishes)
            if (wish.from() != null && wish.to() != null)
                check(wrong, wish.prefix(), wish.from(), wish.to(), wish.people());
            else
                people(wrong, wish.prefix(), wish.people());
        wrong.throwIfAny();
        wishes.forEach(wish -> planned(wish.from(), wish.to(), wish.people()));
    }

    static Problem problem() {
        return Problem.of(422, "shift-wrong", "The shift cannot be planned like this");
    }

    private void check(Problem wrong, String at, Instant from, Instant to, List<String> people) {
        Instant now = clock.instant();
        if (from == null)
            wrong.at(at + "from", "missing", "must be a day and a time");
        if (to == null)
            wrong.at(at + "to", "missing", "must be a day and a time");
        if (from != null && to != null && !to.isAfter(from))
            wrong.at(at + "to", "before", "must be after the beginning");
        if (from != null && to != null && to.isAfter(from.plus(LONGEST)))
            wrong.at(at + "to", "too-long", "must be within %d days of the beginning".formatted(LONGEST.toDays()));
        if (to != null && !to.isAfter(now))
            wrong.at(at + "to", "past", "has passed");
        if (from != null && from.isAfter(now.plus(FARTHEST)))
            wrong.at(at + "from", "too-far", "must be within %d days".formatted(FARTHEST.toDays()));
        people(wrong, at, people);
        if (Shift.count() >= MOST_SHIFTS)
            wrong.at(at + "from", "too-many", "is one shift too many; take out what is past");
    }

    private static void people(Problem wrong, String at, List<String> people) {
        if (people == null || people.isEmpty())
            wrong.at(at + "people", "missing", "must name who is called first");
        else if (new HashSet<>(people).size() < people.size())
            wrong.at(at + "people", "twice", "names somebody twice");
        else
            people.stream().filter(each -> each == null || Member.findById(each) == null).findFirst()
                    .ifPresent(each -> wrong.at(at + "people", "unknown", "names somebody who is not in the roster"));
    }

    private Shift planned(Instant from, Instant to, List<String> people) {
        touch("planned a shift", String.join(", ", people) + " from " + from);
        Shift shift = new Shift();
        shift.id = UUID.randomUUID();
        shift.startsAt = from.truncatedTo(ChronoUnit.SECONDS);
        shift.endsAt = to.truncatedTo(ChronoUnit.SECONDS);
        shift.people = people.toArray(String[]::new);
        shift.persist();
        return shift;
    }

    @Transactional
    void cancel(UUID id) {
        Shift shift = locked(id);
        touch("took out a shift", String.join(", ", shift.people) + " from " + shift.startsAt);
        shift.delete();
    }

    /** One takes the place of the other; if both are in the shift they change places. */
    @Transactional
    Shift swap(UUID id, String leaving, String coming) {
        Shift shift = locked(id);
        List<String> people = new ArrayList<>(List.of(shift.people));
        if (!people.contains(leaving) || leaving.equals(coming) || coming == null || Member.findById(coming) == null)
            throw Problem.of(422, "swap-wrong", "They cannot be swapped").at("/to", "unknown",
                    "must be somebody else of the roster, for somebody of this shift");
        touch("swapped a shift", leaving + " for " + coming + " from " + shift.startsAt);
        if (people.contains(coming))
            Collections.swap(people, people.indexOf(leaving), people.indexOf(coming));
        else
            people.set(people.indexOf(leaving), coming);
        shift.people = people.toArray(String[]::new);
        return shift;
    }

    private static Shift locked(UUID id) {
        Shift shift = Shift.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (shift == null)
            throw Problem.notFound();
        return shift;
    }

    private void touch(String verb, String detail) {
        RosterVersion roster = RosterVersion.next(clock.instant());
        audit.record(verb, "roster", ROSTER, detail);
        touched.fire(new Touched(roster.version));
    }

    private Entry checked(Entry entry) {
        Problem wrong = Problem.of(422, "member-wrong", "Nobody can be entered like this");
        String username = plain(entry.username());
        String name = plain(entry.name());
        String mail = plain(entry.mail());
        String phone = plain(entry.phone());
        if (username == null || !username.matches("[A-Za-z0-9._@-]{1,80}"))
            wrong.at("/username", "format", "must be the name they sign in with");
        if (name == null || name.length() > 80 || name.chars().anyMatch(Character::isISOControl))
            wrong.at("/name", "missing", "must be what colleagues call them, in 80 characters");
        if (mail == null && phone == null)
            wrong.at("/mail", "missing", "or a phone number must be there; else they cannot be called");
        if (mail != null)
            Addresses.wrong(Kind.EMAIL, mail, config.country()).ifPresent(why -> wrong.at("/mail", "format", why));
        if (phone != null)
            Addresses.wrong(Kind.TEXT, phone, config.country()).ifPresent(why -> wrong.at("/phone", "format", why));
        if (entry.place() != null && (entry.place() < 1 || entry.place() > 99))
            wrong.at("/place", "out-of-range", "must be between 1 and 99, or empty");
        wrong.throwIfAny();
        return new Entry(username, name, mail, phone == null ? null : Addresses.kept(Kind.TEXT, phone, config.country()),
                entry.approves(), entry.place());
    }

    private static String plain(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
