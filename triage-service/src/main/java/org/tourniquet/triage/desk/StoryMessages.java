package org.tourniquet.triage.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What a person reads on the page of their own story, and in our mails about it. */
@MessageBundle("story")
public interface StoryMessages {

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

    @Message("Code and proof do not match. After five tries there is a pause of a quarter of an hour.")
    String proof_wrong();

    @Message("{name} is with your story.")
    String with_agent(String name);

    @Message("This story is closed. If something is still wrong, write: it opens again.")
    String story_closed();

    @Message("Nothing from us yet. Our words will appear here.")
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

    @Message("Please write a few words first.")
    String reply_empty();

    @Message("Sent. We have it.")
    String reply_sent();

    @Message("Check for an answer")
    String refresh();

    @Message("What we found for you")
    String to_answers();

    @Message("Your story {passport}")
    String mail_subject(String passport);

    @Message("Answer this mail, or write here: {link}")
    String mail_footer(String link);

    @Message("We have your story. Your code: {passport}. Read and write to us: {link}")
    String receipt(String passport, String link);

    @Message("We have your words and a human reads them. Your code: {passport}. Read and write to us: {link}")
    String heard(String passport, String link);

    @Message("Your story {passport}: we cannot keep the time we promised. New time for a human: {time}. You keep your place. Worse now? Write to us: {link}")
    String late_human(String passport, String time, String link);

    @Message("Your story {passport}: what we promised you for {due} comes later. New time: {time}. We are sorry. {link}")
    String late_promise(String passport, String due, String time, String link);

    @Message("We hope that it is better now. May others hear how you got through? {link}")
    String may_others_hear(String link);

    @Message("What you wrote worries us. Please answer one question about your safety.")
    String safety_first();

    @Message("Answer it now")
    String safety_answer();

    @Message("May others hear how you got through?")
    String tell_others();

    @Message("We")
    String us();
}
