package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The places of a wording that we fill ourselves, whoever writes it: {@code {{name}} {{organisation}} {{contact}} …}. */
final class Placeholders {
    /** All that need not be declared. */
    static final Set<String> KNOWN = Set.of("name", "contact", "help", "unsubscribe", "organisation", "code", "check");

    private Placeholders() {
    }

    /** Puts in what is given, as text and once; everything else stays open. */
    static String fill(String text, Map<String, String> values) {
        return Mould.with(text, values);
    }

    /** What stands between double braces and is not known everywhere. */
    static List<String> unknown(String text) {
        return Mould.places(text).stream().map(Mould.Place::name).filter(name -> !KNOWN.contains(name)).distinct().toList();
    }
}
