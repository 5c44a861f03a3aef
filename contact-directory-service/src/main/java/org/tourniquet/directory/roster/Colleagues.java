package org.tourniquet.directory.roster;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;

/** Everybody of the staff in the roster's order, for those who look for help: who has duty now, and how a text reaches them. */
@ApplicationScoped
public class Colleagues {

    /** Somebody of the staff; the number is null when nobody entered one. */
    public record Colleague(String username, String name, String phone, boolean onDuty) {
    }

    private final FieldCipher cipher;

    Colleagues(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** Everybody; without a shift it is the first of the standing order who has duty. */
    public List<Colleague> at(Instant moment) {
        List<Member> members = Member.inOrder();
        Set<String> onDuty = new HashSet<>();
        Shift.ahead(moment).stream().map(Shift::hours).filter(shift -> shift.covers(moment))
                .forEach(shift -> onDuty.addAll(shift.people()));
        if (onDuty.isEmpty())
            members.stream().filter(one -> one.place != null).findFirst().ifPresent(first -> onDuty.add(first.username));
        return members.stream().map(one -> new Colleague(one.username, one.name,
                one.sealedPhone == null ? null : cipher.open(one.sealedPhone), onDuty.contains(one.username))).toList();
    }
}
