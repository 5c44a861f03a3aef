package org.tourniquet.broadcast.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/**
 * One message to one address, ready to be handed over.
 *
 * @param delivery stays the same however often it is tried
 * @param attempt new for each try
 * @param to one address, never more
 * @param subject null for a text
 * @param html null for a text
 * @param unsubscribe where one click ends such mails; null for a text and for a message to one person
 * @param validFor how long the words are still true
 * @param again the end of an earlier try is unclear and this one repeats it
 */
public record Envelope(UUID delivery, UUID attempt, String to, String language, String subject, String text, String html,
        URI unsubscribe, Duration validFor, boolean again) {
}
