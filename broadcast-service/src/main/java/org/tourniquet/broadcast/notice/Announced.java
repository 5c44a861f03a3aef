package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tourniquet.broadcast.incident.Mode;

/** What has been announced about an incident so far, and what was promised in it. */
public final class Announced {

    private Announced() {
    }

    /**
     * The notice whose promise of a next update stands: the latest that made one, unless an update, a fix or an all-clear has
     * kept it since. What was stopped on its way has promised it to those who got it.
     */
    public static Optional<Notice> promising(UUID incident) {
        List<Notice> said = Notice.list("incident = ?1 and approvedAt is not null and (state <> ?2 or startedAt is not null)"
                + " and " + Notice.OUT + " order by approvedAt desc", incident, NoticeState.STOPPED);
        return said.stream().filter(notice -> notice.nextUpdateAt() != null || notice.purpose().keepsPromises()).findFirst()
                .filter(notice -> notice.nextUpdateAt() != null);
    }

    /** Whether anything was let out about an incident. */
    public static boolean toldAnything(UUID incident) {
        return Notice.count("incident = ?1 and approvedAt is not null and " + Notice.OUT, incident) > 0;
    }

    /** What the public was told about an incident, the latest first. */
    public static List<Notice> toldAbout(UUID incident) {
        return Notice.list("incident = ?1 and mode = ?2 and approvedAt is not null and state not in (?3) and " + Notice.OUT
                + " order by approvedAt desc", incident, Mode.LIVE, NoticeState.STOPPED);
    }
}
