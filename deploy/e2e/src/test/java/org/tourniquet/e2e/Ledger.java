package org.tourniquet.e2e;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the world outside saw of one notice, held against whom it was for. It knows the receivers' journals and the audience
 * and nothing of our services, so that it cannot share their mistakes: it says "as promised", or names the counterexamples.
 */
final class Ledger {

    /** How the world outside may contradict a promise. */
    enum Fault {
        MISSING,
        DOUBLED,
        UNEXPECTED,
        STALE
    }

    /**
     * One message as a receiver has it.
     *
     * @param address a mail address or a number
     * @param words where the notice's mark is looked for
     * @param again whether the message itself says that it may be there twice
     */
    record Seen(String address, String words, Instant at, String messageId, boolean again) {
        boolean mail() {
            return address.contains("@");
        }
    }

    /**
     * Whom a notice is for.
     *
     * @param mark what its words hold and no other message does
     * @param addresses everybody's addresses, a message each
     * @param until after this nothing of it may arrive
     */
    record Promise(String mark, Set<String> addresses, Instant until) {
    }

    record Counterexample(Fault fault, String address, String evidence) {
    }

    /**
     * What the comparison says.
     *
     * @param ambiguous mail addresses that have it twice, openly: the same Message-ID, the second one flagged
     */
    record Verdict(List<Counterexample> counterexamples, int mails, int texts, Set<String> ambiguous) {

        long of(Fault fault) {
            return counterexamples.stream().filter(one -> one.fault() == fault).count();
        }

        Verdict mustHold() {
            if (!counterexamples.isEmpty()) {
                throw new AssertionError("%d counterexamples, among them %s".formatted(counterexamples.size(),
                        counterexamples.stream().limit(10).toList()));
            }
            return this;
        }
    }

    private Ledger() {
    }

    static Verdict compare(Promise promise, List<Seen> journal) {
        List<Counterexample> found = new ArrayList<>();
        Map<String, List<Seen>> arrived = new TreeMap<>();
        for (Seen seen : journal) {
            boolean ours = seen.words().contains(promise.mark());
            if (ours && !promise.addresses().contains(seen.address())) {
                found.add(new Counterexample(Fault.UNEXPECTED, seen.address(), "got it at " + seen.at() + " and is not meant"));
            } else if (ours && seen.at().isAfter(promise.until())) {
                found.add(new Counterexample(Fault.STALE, seen.address(), "got it at " + seen.at()));
            } else if (!ours && promise.addresses().contains(seen.address())) {
                found.add(new Counterexample(Fault.STALE, seen.address(), "got other words at " + seen.at()));
            }
            if (ours) {
                arrived.computeIfAbsent(seen.address(), address -> new ArrayList<>()).add(seen);
            }
        }
        Set<String> ambiguous = new TreeSet<>();
        arrived.forEach((address, copies) -> {
            if (copies.size() > 1 && !(openlyTwice(copies) && ambiguous.add(address))) {
                found.add(new Counterexample(Fault.DOUBLED, address, copies.size() + " times: " + copies));
            }
        });
        Set<String> missing = new HashSet<>(promise.addresses());
        missing.removeAll(arrived.keySet());
        missing.stream().sorted().forEach(address -> found.add(new Counterexample(Fault.MISSING, address, "never got it")));
        int mails = arrived.values().stream().flatMap(List::stream).mapToInt(seen -> seen.mail() ? 1 : 0).sum();
        int texts = arrived.values().stream().mapToInt(List::size).sum() - mails;
        return new Verdict(List.copyOf(found), mails, texts, ambiguous);
    }

    /** A mail that was in flight when we were killed may come once more: receivers fold one Message-ID, and it is flagged. */
    private static boolean openlyTwice(List<Seen> copies) {
        List<Seen> inOrder = copies.stream().sorted(Comparator.comparing(Seen::at)).toList();
        return copies.size() == 2 && inOrder.getFirst().mail() && inOrder.getLast().again() && !inOrder.getFirst().again()
                && inOrder.getFirst().messageId() != null
                && inOrder.getFirst().messageId().equals(inOrder.getLast().messageId());
    }
}
