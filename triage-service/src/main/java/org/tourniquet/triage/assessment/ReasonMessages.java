package org.tourniquet.triage.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Why a question is asked, why something comes first and why it is urgent, each in one sentence. */
@MessageBundle("reason")
public interface ReasonMessages {

    @Message("It can decide between “{a}” and “{b}”.")
    String decides(String a, String b);

    @Message("Let us check one thing again.")
    String check_again();

    @Message("We ask everybody this.")
    String always_asked();

    @Message("You said this is the most dangerous.")
    String said_danger();

    @Message("You said this cannot wait.")
    String said_time();

    @Message("You said this costs you the most.")
    String said_money();

    @Message("You said this drains you the most.")
    String said_drain();

    @Message("You said solving this makes most of the rest easier.")
    String said_lever();

    @Message("You said this matters most now.")
    String said_choice();

    @Message("{question} You said: {answer}.")
    String said(String question, String answer);

    @Message("Solving it takes away a quarter of “{issue}”.")
    String takes_quarter(String issue);

    @Message("Solving it takes away half of “{issue}”.")
    String takes_half(String issue);

    @Message("Solving it takes away three quarters of “{issue}”.")
    String takes_most(String issue);

    @Message("This weighs a lot by itself.")
    String weighs();

    @Message("It is the only thing you ticked.")
    String only_this();

    @Message("Somebody may be in danger.")
    String reason_flag();

    @Message("Danger cannot be ruled out.")
    String reason_open();

    @Message("A danger was named and taken back.")
    String reason_withdrawn();

    @Message("Two answers about safety do not match.")
    String reason_doubt();

    @Message("In a few minutes it can no longer be undone.")
    String reason_minutes();

    @Message("In a few hours it can no longer be undone.")
    String reason_hours();

    @Message("There are some days left.")
    String reason_days();

    @Message("There is time.")
    String reason_later();

    @Message("It is not known how much time is left.")
    String reason_unknown();

    @Message("“{issue}” needs a human soon.")
    String reason_issue(String issue);

    @Message("Not the first contact within three days.")
    String reason_again();

    @Message("You told us: {issues}.")
    String understood(String issues);
}
