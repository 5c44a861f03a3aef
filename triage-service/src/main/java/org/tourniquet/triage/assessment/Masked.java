package org.tourniquet.triage.assessment;

import org.tourniquet.kit.edge.FieldCipher;

/** An address shown back to its owner so that a glance over the shoulder learns nothing. */
final class Masked {

    private Masked() {
    }

    static String of(Assessment a, FieldCipher cipher) {
        if (a.sealedPhone != null) {
            String phone = cipher.open(a.sealedPhone);
            return "•••• " + phone.substring(Math.max(0, phone.length() - 4));
        }
        String email = cipher.open(a.sealedEmail);
        return email.charAt(0) + "•••" + email.substring(email.indexOf('@'));
    }
}
