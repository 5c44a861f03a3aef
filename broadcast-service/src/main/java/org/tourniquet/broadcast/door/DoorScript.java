package org.tourniquet.broadcast.door;

import java.util.List;

import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.kit.edge.Sha256;

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
                Sha256.mark(text.title() + "\n" + String.join("\n", paragraphs)));
    }

    /** All of it as one plain text. */
    public String text() {
        return String.join(form.spoken() ? "\n" : "\n\n", paragraphs);
    }

}
