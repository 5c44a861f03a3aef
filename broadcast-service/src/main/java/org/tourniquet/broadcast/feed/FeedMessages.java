package org.tourniquet.broadcast.feed;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the public incident pages; in English here, in the other languages in {@code messages/feed_*.properties}. */
@MessageBundle("feed")
public interface FeedMessages {
    @Message(",")
    String comma();

    @Message("What is happening")
    String title();

    @Message("Now")
    String now();

    @Message("Nothing is the matter now")
    String quiet();

    @Message("If something happens, you read it here first, and how to reach us.")
    String quietText();

    @Message("Over")
    String past();

    @Message("This is over")
    String closed();

    @Message("since {when}")
    String since(String when);

    @Message("How to reach us")
    String doors();

    @Message("Not sure what comes first?")
    String unsure();

    @Message("A few short questions find your most urgent problem. Then a person takes it from there.")
    String unsureText();

    @Message("Find out what comes first")
    String help();

    @Message("Without internet: text {word} to {number}")
    String byText(String word, String number);

    @Message("What we have said")
    String said();

    @Message("This part is not yet in your language.")
    String otherLanguage();

    @Message("Something went wrong? Tell us")
    String wrong();

    @Message("All ways to reach us")
    String allDoors();

    @Message("from {from} to {to}")
    String fromTo(String from, String to);

    @Message("a person answers")
    String person();
}
