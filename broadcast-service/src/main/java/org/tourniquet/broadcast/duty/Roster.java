package org.tourniquet.broadcast.duty;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.notice.Colleague;
import org.tourniquet.broadcast.notice.OnCall;
import org.tourniquet.broadcast.notice.StaffConfig;
import org.tourniquet.kit.edge.FieldCipher;

/**
 * Who is on duty and who follows, as the directory last told it; before it told anything, and where nobody of its roster may
 * approve, the configured staff.
 */
@ApplicationScoped
class Roster implements OnCall {
    private static final long FRESH = 1_000_000_000;

    private record Read(Optional<KnownRoster> roster, long at) {
    }

    private final StaffConfig config;
    private final FieldCipher cipher;
    private final Clock clock;
    private volatile Read read;

    Roster(StaffConfig config, FieldCipher cipher, Clock clock) {
        this.config = config;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The newest version wins, in whatever order they arrive. */
    @Transactional
    void heard(DutyChanged roster) {
        // the first two to arrive must not both insert it
        KnownRoster.getEntityManager().createNativeQuery("""
                insert into known_roster (id, version, members, shifts, heard_at) values (1, -1, '[]', '[]', now())
                on conflict do nothing""").executeUpdate();
        KnownRoster known = KnownRoster.findById(KnownRoster.ONE, LockModeType.PESSIMISTIC_WRITE);
        if (known.version >= roster.version())
            return;
        known.version = roster.version();
        known.members = roster.members();
        known.shifts = roster.shifts();
        known.heardAt = clock.instant();
    }

    @Override
    @Transactional
    public List<Colleague> order(Instant at) {
        List<Colleague> told = known().map(roster -> order(roster, at)).orElse(List.of());
        // nobody is called twice, and nobody who alone can approve is left out
        return told.isEmpty() ? configured()
                : told.stream().anyMatch(Colleague::approves) ? told
                        : Stream.concat(told.stream(),
                                configured().stream().filter(one -> one.approves()
                                        && told.stream().noneMatch(other -> other.username().equals(one.username()))))
                                .toList();
    }

    @Override
    @Transactional
    public Optional<Colleague> find(String username) {
        return known().flatMap(roster -> roster.members.stream().filter(one -> one.username().equals(username)).findFirst())
                .map(this::told).or(() -> Optional.ofNullable(config.members().get(username))
                        .map(member -> configured(username, member)));
    }

    @Override
    @Transactional
    public boolean rosterHeard() {
        return known().isPresent();
    }

    /** Read at most once a second: a page asks for a name in every line. */
    private Optional<KnownRoster> known() {
        Read last = read;
        if (last == null || System.nanoTime() - last.at > FRESH) {
            last = new Read(KnownRoster.<KnownRoster> findByIdOptional(KnownRoster.ONE)
                    .filter(roster -> !roster.members.isEmpty()), System.nanoTime());
            read = last;
        }
        return last.roster;
    }

    /** Those of the shift first, whether they belong to the standing order or not, then the rest in that order. */
    private List<Colleague> order(KnownRoster roster, Instant at) {
        Map<String, DutyChanged.Person> people = roster.members.stream()
                .collect(Collectors.toMap(DutyChanged.Person::username, Function.identity(), (one, again) -> one));
        Set<String> order = new LinkedHashSet<>();
        roster.shifts.stream().filter(shift -> shift.covers(at)).forEach(shift -> order.addAll(shift.people()));
        Set<String> shift = Set.copyOf(order);
        roster.members.stream().filter(DutyChanged.Person::onCall).forEach(one -> order.add(one.username()));
        roster.members.stream().filter(DutyChanged.Person::approves).forEach(one -> order.add(one.username()));
        return order.stream().filter(people::containsKey).map(people::get).map(this::told)
                .map(one -> shift.contains(one.username())
                        ? new Colleague(one.username(), one.name(), one.mail(), one.phone(), one.approves(), true)
                        : one)
                .toList();
    }

    private Colleague told(DutyChanged.Person one) {
        return new Colleague(one.username(), one.name(), open(one.sealedMail()), open(one.sealedPhone()), one.approves(),
                one.onCall());
    }

    private String open(String sealed) {
        return sealed == null ? null : cipher.open(sealed);
    }

    private List<Colleague> configured() {
        return config.members().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, StaffConfig.Member>> comparingInt(
                        one -> one.getValue().duty().orElse(Integer.MAX_VALUE)).thenComparing(Map.Entry::getKey))
                .map(one -> configured(one.getKey(), one.getValue())).toList();
    }

    private static Colleague configured(String username, StaffConfig.Member member) {
        return new Colleague(username, member.name(), member.mail().orElse(null), member.phone().orElse(null),
                member.approves(), member.duty().isPresent());
    }
}
