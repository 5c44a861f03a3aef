package org.tourniquet.e2e;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The invented people of one journey, whom no other journey knows: reserved example domains, numbers that only our gateway
 * can reach, six languages, some without phone and some without mail.
 */
final class Crowd {

    private static final List<String> LANGUAGES = List.of("en", "fi", "fr", "hu", "eo", "ar");

    /** One of them; an address may be empty, not both. */
    record One(String name, String mail, String phone, String language) {
    }

    private final List<One> people = new ArrayList<>();

    private Crowd() {
    }

    /** @param area an area code of North America that no other journey uses */
    static Crowd of(String name, int area, int size) {
        return of(name, area, 0, size);
    }

    /** @param from where their numbers begin, so that several crowds share an area code */
    static Crowd of(String name, int area, int from, int size) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < size; i++) {
            String mail = i % 10 == 4 ? "" : name + i + "@example.org";
            String phone = i % 5 == 3 ? "" : "+1%d%d".formatted(area, 5_600_000 + from + i);
            crowd.people.add(new One("Person " + i, mail, phone, LANGUAGES.get(i % LANGUAGES.size())));
        }
        return crowd;
    }

    int size() {
        return people.size();
    }

    One one(int i) {
        return people.get(i);
    }

    /** The first of them who has both mail and phone, from a place on. */
    One withBoth(int from) {
        return people.stream().skip(from).filter(one -> !one.mail().isEmpty() && !one.phone().isEmpty()).findFirst()
                .orElseThrow();
    }

    Set<String> addresses() {
        Set<String> addresses = new LinkedHashSet<>();
        people.forEach(one -> {
            addresses.add(one.mail());
            addresses.add(one.phone());
        });
        addresses.remove("");
        return addresses;
    }

    String csv() {
        StringBuilder csv = new StringBuilder("email,phone,name,language\n");
        people.forEach(one -> csv.append(String.join(",", one.mail(), one.phone(), one.name(), one.language())).append('\n'));
        return csv.toString();
    }
}
