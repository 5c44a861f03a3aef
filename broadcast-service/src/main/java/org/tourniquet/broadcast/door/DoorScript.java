package org.tourniquet.broadcast.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.tourniquet.broadcast.directory.KnownChannel;

/**
 * The words of one door in one language, ready to be read, heard or put in.
 *
 * @param mark names exactly these words: when the directory or the incident changes them, it is another
 */
public record DoorScript(KnownChannel door, DoorForm form, String language, String title, List<String> paragraphs,
        String mark) {

    static DoorScript of(KnownChannel door, Situation situation, String language, boolean lasting) {
        DoorText text = new DoorText(situation, language, lasting);
        List<String> paragraphs = text.of(door);
        return new DoorScript(door, DoorForm.of(door.kind()), language, text.title(), paragraphs,
                mark(text.title(), paragraphs));
    }

    /** All of it as one plain text. */
    public String text() {
        return String.join(form.spoken() ? "\n" : "\n\n", paragraphs);
    }

    private static String mark(String title, List<String> paragraphs) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((title + "\n" + String.join("\n", paragraphs)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
