package org.tourniquet.broadcast.audience;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why nothing is sent to which addresses of these people: one question to the database, however many they are. */
record Silenced(Map<String, List<Suppression>> byFingerprint) {

    static Silenced of(Collection<Recipient> people) {
        List<String> fingerprints = people.stream().flatMap(person -> person.addresses().stream())
                .map(RecipientAddress::fingerprint).toList();
        return new Silenced(fingerprints.isEmpty() ? Map.of()
                : Suppression.<Suppression> list("fingerprint in ?1", fingerprints).stream()
                        .collect(Collectors.groupingBy(Suppression::fingerprint)));
    }

    /** Why an address hears nothing over its medium; empty where it does. */
    List<Suppression> of(RecipientAddress address) {
        return byFingerprint.getOrDefault(address.fingerprint(), List.of()).stream()
                .filter(silence -> silence.medium().equals(Suppression.ALL) || silence.medium().equals(address.medium().name()))
                .toList();
    }
}
