package org.tourniquet.triage.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Every sentence a person reads at /help and /story, short and plain; the other languages are in messages/help_*.properties.
 */
@MessageBundle("help")
public interface HelpMessages {

    @Message("Find the first thing to solve")
    String page_title();

    @Message("In danger now? Call {number}")
    String emergency(String number);

    @Message("In danger now? Text {number}")
    String emergency_text(String number);

    @Message("Talk to a human")
    String human();

    @Message("Leave this page now")
    String leave();

    @Message("Back")
    String back();

    @Message("At most {n} more")
    String at_most(int n);

    @Message("The last question")
    String last_one();

    @Message("I don’t know")
    String dont_know();

    @Message("None of these")
    String none();

    @Message("Yes")
    String yes();

    @Message("No")
    String no();

    @Message("Continue")
    String go_on();

    @Message("Tick everything that is true.")
    String tick_all();

    @Message("Tick at least one, or choose “None of these”.")
    String tick_first();

    @Message("Please choose an answer.")
    String choose_first();

    @Message("Why we ask")
    String why_asked();

    @Message("It can decide between “{a}” and “{b}”.")
    String decides(String a, String b);

    @Message("Let us check one thing again.")
    String check_again();

    @Message("We ask everybody this.")
    String always_asked();

    @Message("I cannot talk on the phone")
    String no_voice();

    @Message("Then we write, and nobody calls you.")
    String no_voice_hint();

    @Message("So far: “{issue}” first. Enough?")
    String so_far(String issue);

    @Message("Show me what to do")
    String show_me();

    @Message("Your answers are kept. This page’s address brings you back here.")
    String kept();

    @Message("You answered this before. You can change it.")
    String your_answer();

    @Message("Keep it and go on")
    String leave_as_is();

    @Message("These questions are not yet reviewed. In doubt, talk to a human.")
    String unreviewed();

    @Message("Shall a person take over?")
    String take_over();

    @Message("What is it about?")
    String choose_title();

    @Message("A human helps you here.")
    String nothing_to_ask();

    @Message("First: {issue}")
    String first(String issue);

    @Message("Do this now")
    String red_title();

    @Message("One of our people sees your answers now.")
    String red_human();

    @Message("A human finds it with you")
    String undecided_title();

    @Message("Your answers do not show one thing that comes first. One of our people looks at them with you.")
    String undecided_text();

    @Message("A first answer: more questions can still change it.")
    String provisional();

    @Message("Answer more questions")
    String more_questions();

    @Message("Why")
    String why();

    @Message("Two ways to begin")
    String two_ways();

    @Message("A")
    String letter_a();

    @Message("B")
    String letter_b();

    @Message("Helps within minutes")
    String relief_minutes();

    @Message("Helps within hours")
    String relief_hours();

    @Message("Helps within days")
    String relief_days();

    @Message("The hard part")
    String hard_part();

    @Message("How to reach us now")
    String reach_us();

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

    @Message("More help")
    String links_title();

    @Message("How shall we reach you?")
    String contact_title();

    @Message("Mail or phone. Or give nothing and stay: the answer comes to this page too.")
    String contact_hint();

    @Message("Your name (if you like)")
    String your_name();

    @Message("E-mail")
    String your_email();

    @Message("Phone for text messages")
    String your_phone();

    @Message("Anything else we should know?")
    String your_words();

    @Message("Send")
    String send();

    @Message("This is not an e-mail address.")
    String email_wrong();

    @Message("This is not a phone number.")
    String phone_wrong();

    @Message("Write a mail address, a phone number or some words.")
    String contact_missing();

    @Message("Thank you. We reach you at {address}.")
    String contact_thanks(String address);

    @Message("A human has your story by {time} at the latest.")
    String human_within(String time);

    @Message("A human sees your story next.")
    String human_next();

    @Message("Your code")
    String passport_title();

    @Message("With this code any of us finds your story. You tell it only once.")
    String passport_hint();

    @Message("Read and write with us")
    String my_story();

    @Message("This is not what I need")
    String not_this();

    @Message("A human reads your answers and takes it from there.")
    String not_this_hint();

    @Message("A human knows now. Stay here or leave us a way to reach you.")
    String human_called();

    @Message("Change an answer")
    String change_answers();

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

    @Message("Two answers about safety do not fit together.")
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

    @Message("Exercise. This is not real.")
    String exercise();

    @Message("tomorrow {time}")
    String tomorrow(String time);

    @Message("Your story")
    String story_title();

    @Message("Find your story")
    String story_find();

    @Message("Your code, for example K7MP-4QRX")
    String story_code();

    @Message("The last four digits of your phone, or your mail address")
    String proof_label();

    @Message("So that nobody else reads it.")
    String proof_hint();

    @Message("Open my story")
    String proof_open();

    @Message("Code and proof do not fit together. After five tries there is a pause of a quarter of an hour.")
    String proof_wrong();

    @Message("{name} is with your story.")
    String with_agent(String name);

    @Message("This story is closed. If something is still wrong, write: it opens again.")
    String story_closed();

    @Message("No words from us yet. They will stand here.")
    String no_words();

    @Message("You")
    String you();

    @Message("by text message")
    String by_sms();

    @Message("by mail")
    String by_email();

    @Message("We promised you something for {time}:")
    String promise_open(String time);

    @Message("Promised and kept:")
    String promise_kept();

    @Message("Write to us")
    String reply_label();

    @Message("Write some words first.")
    String reply_empty();

    @Message("Sent. We have it.")
    String reply_sent();

    @Message("Look for an answer")
    String refresh();

    @Message("What we found for you")
    String to_answers();

    @Message("Your story {passport}")
    String mail_subject(String passport);

    @Message("Answer this mail, or write here: {link}")
    String mail_footer(String link);
}
