package org.tourniquet.broadcast.delivery;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.kit.edge.FieldCipher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the link to help in a mail knows a person by: id, name and the address it is sent to, sealed, so that nobody is
 * asked again for what we know. A text pays for each character and carries the id alone.
 */
@ApplicationScoped
class HelpLink {

    private final FieldCipher cipher;
    private final ObjectMapper json;

    HelpLink(FieldCipher cipher, ObjectMapper json) {
        this.cipher = cipher;
        this.json = json;
    }

    String of(Errand errand) {
        try {
            var person = json.createObjectNode().put("id", RecipientToken.of(errand.person().id()))
                    .put("email", errand.address());
            if (errand.person().name() != null && !errand.person().name().isBlank())
                person.put("name", errand.person().name());
            return cipher.seal(json.writeValueAsString(person));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a link cannot be written", e);
        }
    }
}
