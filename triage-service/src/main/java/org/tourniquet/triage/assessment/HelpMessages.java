package org.tourniquet.triage.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What the questions at /help say around themselves, and what stands on every screen; the other languages are in
 * messages/help_*.properties, and so with each of these bundles.
 */
@MessageBundle("help")
public interface HelpMessages {

    @Message("Find the first thing to solve")
    String page_title();

    @Message("In danger now? Call {number}")
    String emergency(String number);

    @Message("In danger now? Text {number}")
    String emergency_text(String number);

    @Message("More emergency numbers")
    String more_numbers();

    @Message("Any emergency")
    String number_general();

    @Message("Ambulance")
    String number_ambulance();

    @Message("Fire and rescue")
    String number_fire();

    @Message("Police")
    String number_police();

    @Message("From most mobile phones")
    String number_anywhere();

    @Message("By text, if you have registered")
    String number_text();

    @Message("Someone who listens: {name}")
    String number_listener(String name);

    @Message("Talk to a human")
    String human();

    @Message("Leave this page now")
    String leave();

    @Message("SOS {number}")
    String emergency_short(String number);

    @Message("SMS {number}")
    String emergency_text_short(String number);

    @Message("Talk to a human")
    String human_short();

    @Message("Exit")
    String leave_short();

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

    @Message("It has been a while, so we begin anew")
    String rested();

    @Message("What you told us is kept for those who help you. The questions are few and quick.")
    String rested_text();

    @Message("A human helps you here.")
    String nothing_to_ask();

    @Message("Send")
    String send();

    @Message("Exercise. This is not real.")
    String exercise();

    @Message("What you wrote worries us. One question first:")
    String safety_again();

    @Message("You ticked “{issue}”. So let us check one thing again:")
    String check_for(String issue);

    @Message("Go on later, or on another device")
    String code_title();

    @Message("Give me a code")
    String code_get();

    @Message("Your six digits")
    String code_given();

    @Message("On the other device, open {address} and type them. They work once, for {minutes} minutes.")
    String code_hint(String address, int minutes);

    @Message("Go on where you stopped")
    String code_enter();

    @Message("Last four digits of your phone")
    String code_phone();

    @Message("Only if the code came by text message.")
    String code_phone_hint();

    @Message("I have a code of six digits")
    String code_have();

    @Message("These digits open nothing. Perhaps they are used or too old. Ask for new ones where you began.")
    String code_wrong();

    @Message("Please try again in a minute. If it cannot wait, call the emergency number or go to a human below.")
    String crowd_text();

    @Message("Too many tries. Please wait a quarter of an hour, or begin anew: that is quick.")
    String code_wait();

    @Message("We do not find your answers here")
    String lost_title();

    @Message("Perhaps the address was cut off, or it is too long ago. Begin anew: that is quick. Or talk to a human at once.")
    String lost_text();

    @Message("Begin anew")
    String begin_anew();

    @Message("Very many people are asking for help right now")
    String busy_title();

    @Message("There is no room at this moment. What you told us before is kept. Please try again in a few seconds.")
    String busy_text();

    @Message("Try again")
    String busy_again();
}
