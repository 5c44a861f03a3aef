package org.tourniquet.broadcast.delivery;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;

/** What is told beside the numbers of a notice: each a few rows, however many people it has. */
@ApplicationScoped
class Beside {
    private final Counters counters;
    private final Pace pace;
    private final Reckoning reckoning;

    private final Storytellers tellers;

    Beside(Counters counters, Pace pace, Reckoning reckoning, Storytellers tellers) {
        this.tellers = tellers;
        this.counters = counters;
        this.pace = pace;
        this.reckoning = reckoning;
    }

    ProgressPage.Beside of(Notice notice, Progress progress) {
        Later later = pace.later(notice, progress);
        return new ProgressPage.Beside(pace.of(notice, progress, later), later, counters.languages(notice.id()),
                progress.of(DeliveryState.FAILED) == 0 ? java.util.Map.of() : counters.failures(notice.id()),
                notice.state() == NoticeState.STOPPED ? reckoning.of(notice.id()).orElse(null) : null,
                tellers.of(notice));
    }
}
