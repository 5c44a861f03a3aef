package org.tourniquet.triage.assessment;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Who followed a personal link. The link in a mail carries, sealed, the address it was sent to, so nobody is asked for what
 * we know already; the one in a text carries only the recipient's id, since each character costs.
 */
@ApplicationScoped
class KnownPerson {

    /** The recipient as broadcast names them, and how to reach them as far as the link tells. */
    record Link(String recipient, Contact contact) {
    }

    private static final int LONGEST = 1000;
    private static final int LONGEST_ID = 200;
    private static final Link NOBODY = new Link(null, Contact.NONE);

    private final FieldCipher cipher;
    private final ObjectMapper json;
    private final AssessmentConfig config;

    KnownPerson(FieldCipher cipher, ObjectMapper json, AssessmentConfig config) {
        this.cipher = cipher;
        this.json = json;
        this.config = config;
    }

    /** A link that was cut, or is not ours, still leads to help. */
    Link read(String token) {
        if (token == null || token.length() > LONGEST)
            return NOBODY;
        if (token.indexOf(':') < 0)
            return token.length() > LONGEST_ID ? NOBODY : new Link(token, Contact.NONE);
        try {
            JsonNode person = json.readTree(cipher.open(token));
            return new Link(person.path("id").asText(null), Contact.of(person.path("name").asText(null),
                    person.path("email").asText(null), person.path("phone").asText(null), config.country(), cipher));
        } catch (IllegalArgumentException | JsonProcessingException | Problem notOurs) {
            return NOBODY;
        }
    }
}
