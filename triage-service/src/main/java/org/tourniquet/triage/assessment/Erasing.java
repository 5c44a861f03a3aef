package org.tourniquet.triage.assessment;

import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/** Finds and deletes what a person told in assessments and texts: by their addresses' prints, or as a known recipient. */
@ApplicationScoped
public class Erasing {

    private final FieldCipher cipher;
    private final AssessmentConfig config;

    Erasing(FieldCipher cipher, AssessmentConfig config) {
        this.cipher = cipher;
        this.config = config;
    }

    /** What an address is compared by; every wrong address is a problem. */
    public Set<String> prints(String email, String phone) {
        Contact contact = Contact.of(null, email, phone, config.country(), cipher);
        return Stream.of(contact.emailPrint(), contact.phonePrint()).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    @Transactional
    public Set<UUID> assessments(Set<String> prints, String recipient) {
        var found = new HashSet<UUID>();
        Assessment.<Assessment> stream("emailPrint in ?1 or phonePrint in ?1 or (recipient is not null and recipient = ?2)",
                prints, recipient == null ? "" : recipient).forEach(a -> found.add(a.id));
        Dialogue.<Dialogue> stream("phonePrint in ?1 and assessment is not null", prints).forEach(d -> found.add(d.assessment));
        return found;
    }

    /** Answers, codes and texts go with them; so do dialogues that never came to an assessment. */
    @Transactional
    public long erase(Collection<UUID> assessments, Set<String> prints) {
        long gone = assessments.isEmpty() ? 0 : Assessment.delete("id in ?1", assessments);
        return gone + (prints.isEmpty() ? 0 : Dialogue.delete("phonePrint in ?1", prints));
    }
}
