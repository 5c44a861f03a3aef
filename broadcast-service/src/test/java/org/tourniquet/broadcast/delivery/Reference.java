package org.tourniquet.broadcast.delivery;

import static org.tourniquet.broadcast.delivery.DeliveryState.ACCEPTED;
import static org.tourniquet.broadcast.delivery.DeliveryState.FAILED;
import static org.tourniquet.broadcast.delivery.DeliveryState.QUEUED;
import static org.tourniquet.broadcast.delivery.DeliveryState.SENDING;
import static org.tourniquet.broadcast.delivery.DeliveryState.SUPPRESSED;
import static org.tourniquet.broadcast.delivery.DeliveryState.UNKNOWN;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.tourniquet.broadcast.audience.Medium;

/** What must become of each delivery, by the rules of the house alone: no statement, no database, no clock but its own. */
final class Reference {
    private static final double LEASE = 30;
    private static final double ABSENT = 120;

    /** A person's delivery over a medium; there is never a second one. */
    record Key(UUID person, Medium medium) {
    }

    /** What is known of it. */
    static final class Row {
        final Key key;
        final boolean address;
        UUID id;
        DeliveryState state;
        UUID attempt;
        String externalId;
        boolean again;
        double leaseUntil;
        Double absentSince;
        /** How often somebody asked for it anew: each time it may arrive once more. */
        int asked;

        private Row(Key key, DeliveryState state, boolean address) {
            this.key = key;
            this.state = state;
            this.address = address;
        }

        private void to(DeliveryState next) {
            state = next;
            absentSince = null;
        }
    }

    final Map<Key, Row> rows = new LinkedHashMap<>();
    final Map<UUID, List<Medium>> people;
    private final List<UUID> order;
    private final boolean first;
    private final Set<Key> silenced = new HashSet<>();
    private final Set<String> believed = new HashSet<>();
    private int fannedOut;
    private boolean fanoutDone;
    double now;
    double expiresAt = 4 * 3600.0;
    String notice = "SENDING";
    boolean killed;

    Reference(Map<UUID, List<Medium>> people, boolean first) {
        this.people = people;
        this.order = people.keySet().stream().sorted((a, b) -> a.toString().compareTo(b.toString())).toList();
        this.first = first;
    }

    void slice(int size) {
        if (fanoutDone)
            return;
        List<UUID> slice = order.subList(fannedOut, Math.min(order.size(), fannedOut + size));
        slice.forEach(this::owe);
        fannedOut += slice.size();
        fanoutDone = slice.size() < size;
    }

    private void owe(UUID person) {
        List<Medium> ways = people.get(person);
        if (ways.isEmpty())
            add(new Key(person, Medium.EMAIL), FAILED, false);
        else if (first)
            owe(ways.stream().map(medium -> new Key(person, medium)).filter(key -> !silenced.contains(key)).findFirst()
                    .orElse(new Key(person, ways.getFirst())));
        else
            ways.forEach(medium -> owe(new Key(person, medium)));
    }

    private void owe(Key key) {
        add(key, silenced.contains(key) ? SUPPRESSED : QUEUED, true);
    }

    private void add(Key key, DeliveryState state, boolean address) {
        rows.put(key, new Row(key, state, address));
    }

    boolean claimable(Row row) {
        return row.state == QUEUED && notice.equals("SENDING") && !killed && !silenced.contains(row.key) && !expired();
    }

    void claimed(Row row, UUID attempt) {
        row.to(SENDING);
        row.attempt = attempt;
        row.leaseUntil = now + LEASE;
    }

    /** What was offered in vain and never will be taken says so. */
    void leftOver(Collection<UUID> ids) {
        for (Row row : rows.values())
            if (row.state == QUEUED && ids.contains(row.id)) {
                if (silenced.contains(row.key))
                    row.to(SUPPRESSED);
                else if (expired())
                    row.to(row.again ? UNKNOWN : FAILED);
            }
    }

    void outcome(Settled settled) {
        Row row = byId(settled.delivery());
        if (settled.state() == SUPPRESSED)
            silenced.add(row.key);
        if (settled.attempt().equals(row.attempt)) {
            boolean open = row.state == SENDING || row.state == UNKNOWN;
            if (row.externalId == null && (open || settled.externalId() != null))
                row.externalId = settled.externalId();
            if (open)
                row.to(settled.state());
        }
        if (settled.state() == FAILED)
            nextMedium(row);
    }

    void leasesRunOut() {
        rows.values().stream().filter(row -> row.state == SENDING).forEach(row -> row.leaseUntil = now - 1);
    }

    void lapse() {
        for (Row row : rows.values())
            if (row.state == SENDING && row.leaseUntil < now)
                row.to(UNKNOWN);
            else if (row.state == QUEUED && (notice.equals("STOPPED") || expired()))
                row.to(row.again ? UNKNOWN : FAILED);
    }

    void mailOnceMore() {
        for (Row row : rows.values())
            if (row.state == UNKNOWN && row.key.medium == Medium.EMAIL && !row.again && !expired()
                    && notice.equals("SENDING")) {
                row.to(QUEUED);
                row.again = true;
            }
    }

    /** Steps of the clock may come to the very second of the bound; by the database's clock a moment has passed as well. */
    Set<UUID> toLookFor() {
        return rows.values().stream().filter(row -> row.state == UNKNOWN && row.key.medium == Medium.SMS
                && (row.absentSince == null || row.absentSince <= now - ABSENT)).map(row -> row.id).collect(Collectors.toSet());
    }

    void looked(Row row, Evidence.Finding finding) {
        switch (finding) {
            case Evidence.Finding.Found(String externalId) -> {
                row.to(ACCEPTED);
                row.externalId = externalId;
            }
            case Evidence.Finding.Absent() -> {
                if (row.absentSince != null)
                    row.to(QUEUED);
                else
                    row.absentSince = now;
            }
            case Evidence.Finding.NoAnswer() -> row.absentSince = null;
        }
    }

    void receipt(Receipts.Receipt receipt) {
        Row row = byId(receipt.delivery());
        if (!believed.add(receipt.externalId() + " " + receipt.said()))
            return;
        boolean ours = receipt.attempt().equals(row.attempt) || receipt.externalId().equals(row.externalId);
        boolean open = row.state == SENDING || row.state == UNKNOWN || row.state == QUEUED;
        if (!ours || !open && (row.state != ACCEPTED || receipt.becomes() == ACCEPTED))
            return;
        row.to(receipt.becomes());
        if (row.externalId == null)
            row.externalId = receipt.externalId();
        if (receipt.becomes() == FAILED)
            nextMedium(row);
    }

    void byPerson(Row row, boolean arrived) {
        row.to(arrived ? ACCEPTED : FAILED);
        if (!arrived)
            nextMedium(row);
    }

    void silence(Key key) {
        silenced.add(key);
    }

    /** Only those whom it did not reach, and only where it still makes sense. */
    void resend() {
        for (Row row : List.copyOf(rows.values()))
            if (row.state == FAILED && row.address && !silenced.contains(row.key) && !expired()
                    && (!first || lastOfItsPerson(row) && allFailed(row.key.person))) {
                row.to(QUEUED);
                row.attempt = null;
                row.externalId = null;
                row.again = false;
                row.asked++;
            }
        if (notice.equals("COMPLETE") && open() > 0)
            notice = "SENDING";
    }

    /** Only for those reached by the first medium that works; never after an opt-out. */
    private void nextMedium(Row failed) {
        if (!first || failed.state != FAILED || expired() || !(notice.equals("SENDING") || notice.equals("PAUSED"))
                || !allFailed(failed.key.person))
            return;
        Optional<Key> next = people.get(failed.key.person).stream().map(medium -> new Key(failed.key.person, medium))
                .filter(key -> !rows.containsKey(key) && !silenced.contains(key)).findFirst();
        next.ifPresent(key -> add(key, QUEUED, true));
    }

    private boolean allFailed(UUID person) {
        return rows.values().stream().filter(row -> row.key.person.equals(person)).allMatch(row -> row.state == FAILED);
    }

    private boolean lastOfItsPerson(Row row) {
        return rows.values().stream().filter(other -> other.key.person.equals(row.key.person)).reduce((_, later) -> later)
                .orElseThrow() == row;
    }

    boolean expired() {
        return now >= expiresAt;
    }

    /** People still to be accounted for. */
    long open() {
        return rows.values().stream().filter(row -> row.state.open()).map(row -> row.key.person).distinct().count();
    }

    boolean everybodyAccountedFor() {
        return fanoutDone && open() == 0;
    }

    Row byId(UUID id) {
        return rows.values().stream().filter(row -> id.equals(row.id)).findFirst().orElseThrow();
    }

    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        rows.values().forEach(row -> states.put(row.key.medium + " of " + row.key.person,
                row.state + (row.again ? " once more" : "")));
        return states;
    }
}
