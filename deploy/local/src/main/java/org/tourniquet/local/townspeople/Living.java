package org.tourniquet.local.townspeople;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What somebody does about a message, by nature; the second time they are further on than the first. */
record Living(Outside outside, Townspeople.Doors doors) {

    void with(Message about, boolean again) throws IOException, InterruptedException {
        Words words = Words.like(about.text());
        switch (Nature.of(about.to())) {
            case GRATEFUL -> write(about, words.thanks());
            case ASKING -> write(about, again ? words.thanks() : words.question());
            case ANGRY -> write(about, again ? words.over() : words.complaint());
            case IN_NEED -> seekHelp(about, words);
            case LEAVING -> leave(about);
            case QUIET -> {
            }
        }
    }

    /** What shows no way to help is an answer to somebody who has been helped. */
    private void seekHelp(Message about, Words words) throws IOException, InterruptedException {
        var asking = new AskingForHelp(outside, doors.triage(), about.to());
        if (asking.shown(about.text())) {
            asking.follow(about.text());
        } else {
            write(about, words.over());
        }
    }

    /** A mail has no way back into the suite; its reader can only follow it. */
    private void write(Message about, String words) throws IOException, InterruptedException {
        if (!about.byMail()) {
            outside.post(doors.phones().resolve("/api/inbound"), Map.of("from", about.to(), "body", words));
        }
    }

    private void leave(Message about) throws IOException, InterruptedException {
        Optional<String> list = about.wayOut();
        if (list.isPresent()) {
            outside.leave(URI.create(list.get()));
        } else {
            write(about, "STOP");
        }
    }
}
