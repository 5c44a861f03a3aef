package org.tourniquet.broadcast.audience;

/** Whether bytes that come one after the other are UTF-8, and where they first are not. */
final class Utf8Check {
    private int follow;
    private int least = 0x80;
    private int most = 0xBF;
    private long began;
    private long wrongAt = -1;

    void next(int unit, long at) {
        if (wrongAt >= 0 || unit < 0x80 && follow == 0)
            return;
        if (follow == 0)
            begin(unit, at);
        else if (unit < least || unit > most)
            wrongAt = began;
        else {
            least = 0x80;
            most = 0xBF;
            follow--;
        }
    }

    private void begin(int unit, long at) {
        began = at;
        if (unit < 0xC2 || unit > 0xF4) {
            wrongAt = at;
            return;
        }
        follow = unit < 0xE0 ? 1 : unit < 0xF0 ? 2 : 3;
        // no overlong forms, no halves of pairs, nothing beyond the last code point
        least = unit == 0xE0 ? 0xA0 : unit == 0xF0 ? 0x90 : 0x80;
        most = unit == 0xED ? 0x9F : unit == 0xF4 ? 0x8F : 0xBF;
    }

    /** A letter that the end of the bytes cuts in two is wrong only where the bytes are the whole file. */
    boolean fits(boolean whole) {
        return wrongAt < 0 && (!whole || follow == 0);
    }

    long wrongAt() {
        return wrongAt < 0 && follow > 0 ? began : wrongAt;
    }
}
