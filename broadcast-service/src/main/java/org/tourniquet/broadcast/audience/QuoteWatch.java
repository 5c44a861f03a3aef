package org.tourniquet.broadcast.audience;

/** Follows a CSV text letter by letter: whether it is inside a quoted cell, and on which line that cell was opened. */
final class QuoteWatch {
    private enum Place {
        BEGINNING,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final char separator;
    private Place place = Place.BEGINNING;
    private boolean afterReturn;
    private long line = 1;
    private long openedOn;

    QuoteWatch(char separator) {
        this.separator = separator;
    }

    void next(char unit) {
        if (unit == '\n' && !afterReturn || unit == '\r')
            line++;
        afterReturn = unit == '\r';
        if (place == Place.QUOTED) {
            place = unit == '"' ? Place.AFTER_QUOTE : Place.QUOTED;
        } else if (unit == '"' && place == Place.AFTER_QUOTE) {
            place = Place.QUOTED;
        } else if (unit == '"' && place == Place.BEGINNING) {
            place = Place.QUOTED;
            openedOn = line;
        } else {
            place = unit == separator || unit == '\n' || unit == '\r' ? Place.BEGINNING : Place.PLAIN;
        }
    }

    /** A quote was opened that nothing has closed yet. */
    boolean inside() {
        return place == Place.QUOTED;
    }

    long openedOn() {
        return openedOn;
    }
}
