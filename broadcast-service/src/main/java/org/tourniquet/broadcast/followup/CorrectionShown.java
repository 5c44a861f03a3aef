package org.tourniquet.broadcast.followup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.Wording;

/** What the page of a correction shows: what is corrected, whom it goes to, its words, and how long it took. */
public record CorrectionShown(Notice notice, Incident incident, NoticeOrigin origin, List<Notice> wrong,
        ReachedPeople.Counted people, List<Tongue> tongues, String approvers, boolean manager) {

    /** One language: the sentences to be typed, and the words around them as they are prepared. */
    public record Tongue(String code, String name, String direction, CorrectionWords.Sentences said, Wording wording) {
        public String field(String part) {
            return part + "." + code;
        }

        public String wrong() {
            return said == null ? "" : said.wrong();
        }

        public String right() {
            return said == null ? "" : said.right();
        }
    }

    /** Whether its two sentences can still be written. */
    public boolean writing() {
        return notice.state().editable() && manager && !origin.dropped();
    }

    /** Whether anybody waits who could be told the right words instead. */
    public boolean anybodyWaits() {
        return people.waiting() > 0;
    }

    public boolean route() {
        return origin.kind() == NoticeOrigin.Kind.ROUTE;
    }

    /** What was held by the press that began this. */
    public boolean held() {
        return origin.about().stream().anyMatch(NoticeOrigin.About::held);
    }

    public Instant seenAt() {
        return origin.seenAt();
    }

    /** From the press on "Correct this" to the second person's word; null before. */
    public String took() {
        return seconds() == null ? null : said(Duration.ofSeconds(seconds()));
    }

    Long seconds() {
        return notice.approvedAt() == null ? null : Duration.between(origin.seenAt(), notice.approvedAt()).toSeconds();
    }

    static String said(Duration time) {
        return time.toMinutes() == 0 ? time.toSeconds() + " s"
                : time.toHours() == 0 ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
                        : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    UUID id() {
        return notice.id();
    }
}
