package org.tourniquet.triage.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** How a channel is described to a person: hours, wait, language, what a tap does. */
@MessageBundle("door")
public interface DoorMessages {

    @Message("Everything is closed now. This opens next:")
    String next_to_open();

    @Message("Open day and night")
    String open_always();

    @Message("Open until {time}")
    String open_until(String time);

    @Message("Opens {time}")
    String opens_at(String time);

    @Message("Opening hours not known")
    String hours_unknown();

    @Message("Wait about {minutes} min")
    String wait(int minutes);

    @Message("For questions like yours.")
    String best_because();

    @Message("A human answers.")
    String human_answers();

    @Message("They speak {language}.")
    String speaks(String language);

    @Message("Perhaps not in your language ({language}).")
    String speaks_not(String language);

    @Message("Call {name}")
    String do_call(String name);

    @Message("Text {name}")
    String do_text(String name);

    @Message("Mail {name}")
    String do_mail(String name);

    @Message("Open {name}")
    String do_open(String name);

    @Message("We know of no open way right now. Your story is in our queue; the answer comes here.")
    String no_door();

    @Message("Other ways")
    String other_ways();

    @Message("tomorrow {time}")
    String tomorrow(String time);
}
