package org.tourniquet.broadcast.incident;

import java.time.Instant;

/** What another feature has to say about being ready, on the console's home while no incident is live. */
public interface HomeNote {
    /** One or more items of a list as HTML, or an empty text. */
    String html(Instant now);
}
