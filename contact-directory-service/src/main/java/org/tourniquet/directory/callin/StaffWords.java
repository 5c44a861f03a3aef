package org.tourniquet.directory.callin;

import org.tourniquet.directory.channel.Channel;

/** What is written to the staff: one text each, in the language that the staff works in. */
record StaffWords(String ask, String enough) {

    static StaffWords of(String organisation, Channel channel, int hours, boolean drill) {
        String begin = (drill ? "DRILL. " : "") + organisation + ": ";
        String line = channel.nameIn("en");
        return new StaffWords(
                begin + "we need you now at %s, for about %d h. Reply 1 if you come, 2 if you cannot.".formatted(line, hours),
                begin + "thank you, enough people are coming to %s. You need not come.".formatted(line));
    }
}
