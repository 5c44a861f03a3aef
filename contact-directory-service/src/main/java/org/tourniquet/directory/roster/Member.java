package org.tourniquet.directory.roster;

import java.util.Comparator;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody of the staff who can be called; the addresses rest sealed. */
@Entity
@Table(name = "roster_member")
class Member extends PanacheEntityBase {
    @Id
    public String username;
    public String name;
    public String sealedMail;
    public String sealedPhone;
    public boolean approves;
    /** Where they stand when no shift says otherwise: 1 is called first; null is never called by standing order. */
    public Integer place;

    /** In the standing order, and after it by name. */
    static List<Member> inOrder() {
        return Member.<Member> listAll().stream()
                .sorted(Comparator.<Member> comparingInt(one -> one.place == null ? Integer.MAX_VALUE : one.place)
                        .thenComparing(one -> one.name).thenComparing(one -> one.username))
                .toList();
    }
}
