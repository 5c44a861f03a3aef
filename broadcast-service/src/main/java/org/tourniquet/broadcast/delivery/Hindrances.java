package org.tourniquet.broadcast.delivery;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.kit.look.House;

/** Says in words why messages wait, and that they are safe. */
@ApplicationScoped
class Hindrances {
    private final DeliveryRelay relay;
    private final Providers providers;
    private final KillSwitch killSwitch;
    private final Holds holds;
    private final House house;

    Hindrances(DeliveryRelay relay, Providers providers, KillSwitch killSwitch, Holds holds,
            House house) {
        this.relay = relay;
        this.providers = providers;
        this.killSwitch = killSwitch;
        this.holds = holds;
        this.house = house;
    }

    /** What stands in a notice's way this moment. */
    List<ProgressPage.Note> of(Notice notice, Progress progress) {
        List<ProgressPage.Note> notes = new ArrayList<>();
        String waiting = house.number(progress.open()) + (progress.open() == 1 ? " message waits" : " messages wait");
        KillSwitch.Position position = killSwitch.position();
        if (progress.of(DeliveryState.UNKNOWN) > 0)
            notes.add(new ProgressPage.Note("warn", "Of " + house.number(progress.of(DeliveryState.UNKNOWN))
                    + " it is unclear whether they arrived: we ask the provider. The notice is not complete before."));
        if (progress.again(Medium.EMAIL) > 0)
            notes.add(new ProgressPage.Note("waiting", house.number(progress.again(Medium.EMAIL))
                    + " of the mails were sent once more, flagged and under the same Message-ID: it was unclear whether they had left."));
        if (notice.state() == NoticeState.STOPPED)
            notes.add(new ProgressPage.Note("live",
                    "Stopped" + (notice.stopReason() == null ? "." : ": " + notice.stopReason())));
        if (progress.open() == 0)
            return notes;
        if (position.pressed())
            notes.add(new ProgressPage.Note("live", "All sending is switched off by " + position.by() + ": " + position.reason()
                    + ". " + waiting + "."));
        if (notice.state() == NoticeState.PAUSED)
            holds.last(notice.id()).filter(hold -> !hold.resumed()).ifPresent(hold -> notes.add(new ProgressPage.Note("live",
                    "Held by the service itself: " + hold.why() + ". " + (hold.kind().money()
                            ? "Letting it go on allows the same sum once more."
                            : "Look at the addresses and the words before you let it go on, or stop it."))));
        if (notice.state() == NoticeState.PAUSED)
            notes.add(new ProgressPage.Note("waiting", "Paused. " + waiting + ", and nothing leaves before you let it go on."));
        if (!relay.brokerAnswers())
            notes.add(new ProgressPage.Note("warn", "The message broker does not answer. " + waiting
                    + " safely in the database and will leave by themselves when it is back."));
        if (notice.live())
            notice.media().stream().filter(Medium::personal).forEach(medium -> rest(notes, medium));
        return notes;
    }

    /** With another account of the medium at work, people get it all the same, only slower. */
    private void rest(List<ProgressPage.Note> notes, Medium medium) {
        List<Providers.Resting> resting = providers.resting(medium);
        boolean all = resting.size() == providers.of(medium).size();
        for (Providers.Resting one : resting)
            notes.add(new ProgressPage.Note("warn", (all ? medium.label() : medium.label() + " over “" + one.name() + "”")
                    + (one.until() == null ? " rests" : " rests until " + house.clockTime(one.until())) + ": " + one.why()
                    + (all ? ". It goes on by itself." : ". The other account carries on.")));
    }
}
