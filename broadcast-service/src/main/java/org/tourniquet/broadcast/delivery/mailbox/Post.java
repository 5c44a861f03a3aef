package org.tourniquet.broadcast.delivery.mailbox;

import org.tourniquet.broadcast.delivery.Returned;

/** Reads one mail, whoever brings it: what is behind its first two megabytes is only what came back, and stays unread. */
final class Post {
    static final int READ = 2 << 20;

    private Post() {
    }

    static Returned read(byte[] mail) {
        return Reading.of(mail, Letter.of(mail));
    }
}
