package org.tourniquet.triage.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the verdict page says around what was found: two ways, the hard part, how to reach us and how we reach back. */
@MessageBundle("verdict")
public interface VerdictMessages {

    @Message("First: {issue}")
    String first(String issue);

    @Message("Do this now")
    String red_title();

    @Message("Our people are called now. The next free one sees your answers.")
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

    @Message("Read and write to us")
    String my_story();

    @Message("This is not what I need")
    String not_this();

    @Message("A human reads your answers and takes it from there.")
    String not_this_hint();

    @Message("You are in the queue. Stay here or leave us a way to reach you.")
    String human_queued();

    @Message("These steps are not yet reviewed. In doubt, call {number}.")
    String steps_unreviewed(String number);

    @Message("A human knows now. Stay here or leave us a way to reach you.")
    String human_called();

    @Message("Change an answer")
    String change_answers();

    @Message("First, as you wish: {issue}")
    String first_wish(String issue);

    @Message("Your answers point to “{issue}”. You decide.")
    String points_to(String issue);

    @Message("You want “{wanted}” solved first. Which first?")
    String which_first(String wanted);

    @Message("Something else first?")
    String other_first();

    @Message("How we got there")
    String how_found();

    @Message("{n} of your {all} telling answers point to it.")
    String answers_point(int n, int all);

    @Message("Start with this")
    String take_way();

    @Message("Go on: {done} of {all} steps done")
    String go_on_way(int done, int all);

    @Message("One at a time")
    String way_walk();

    @Message("As pictures")
    String way_pictures();

    @Message("As lines")
    String way_lines();

    @Message("Show the steps")
    String way_form();

    @Message("Step {n} of {all}")
    String step_of(int n, int all);

    @Message("Done, next")
    String step_done();

    @Message("Done")
    String step_last();

    @Message("One step back")
    String step_back();

    @Message("I am stuck, I want a human")
    String way_stuck();

    @Message("These were the steps. Is it better now?")
    String way_done();

    @Message("Yes, it is better")
    String way_better();

    @Message("No, I need a human")
    String way_not();

    @Message("Good to hear. You keep your place until a human has looked at it.")
    String way_glad();

    @Message("Back to the answer")
    String to_answer();

    @Message("Somebody got through this")
    String story_through();

    @Message("An example, made up for this demonstration.")
    String story_example();

    @Message("Told on {day}, shared with consent.")
    String story_told(String day);

    @Message("We helped {n} people with this.")
    String helped(long n);

    @Message("{name} has your story.")
    String standing_agent(String name);

    @Message("You are next.")
    String standing_next();

    @Message("People before you: {n}.")
    String standing_before(int n);

    @Message("At the pace of the last hour it takes about {minutes} min.")
    String standing_likely(int minutes);

    @Message("We promised you a human by {time}, and we are late. You keep your place.")
    String standing_late(String time);

    @Message("While you wait")
    String wait_title();

    @Message("What we send you: your code at once, and our answer when a human has read your story.")
    String wait_sends();

    @Message("We hear you. A human reads every word you write here.")
    String hear_you();

    @Message("Reach me another way")
    String other_address();
}
