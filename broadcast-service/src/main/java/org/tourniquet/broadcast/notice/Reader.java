package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Reached;
import org.tourniquet.broadcast.audience.Recipient;
import org.tourniquet.kit.edge.Languages;

/** With whose eyes a notice is read before it goes: anybody's who reads a language, or one person's of its audience. */
public record Reader(UUID id, String name, String language, boolean careful, List<Reached> ways) {

    static Reader anybody(String language) {
        return new Reader(null, null, language, false, List.of());
    }

    static Reader of(Recipient person) {
        return new Reader(person.id(), person.name(), person.language(), person.safeContact(), Reached.of(person));
    }

    public boolean person() {
        return id != null;
    }

    public String reads() {
        return Languages.nameOf(language);
    }

    /** What this person would not get over a medium, and why; null when they get it, or when they are anybody. */
    public String misses(Medium medium) {
        if (!person())
            return null;
        Optional<Reached> way = ways.stream().filter(one -> one.address().medium() == medium).findFirst();
        if (way.isEmpty())
            return medium == Medium.EMAIL ? "has no mail address" : "has no number for texts";
        if (careful && medium == Medium.EMAIL)
            return "is contacted with care, and never by mail";
        return way.get().silenced();
    }
}
