package org.tourniquet.directory.finder;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the public pages and the reasons say, in English; the other languages are in {@code messages/contact_*.properties}. */
@MessageBundle("contact")
public interface ContactMessages {

    @Message("How can we help you now?")
    String title();

    @Message("I need to talk to a person now")
    String crisis();

    @Message("Something technical does not work")
    String technical();

    @Message("What am I covered for?")
    String coverage();

    @Message("I have to move a booking")
    String reschedule();

    @Message("Call")
    String call();

    @Message("Text")
    String text();

    @Message("Open the chat")
    String chat();

    @Message("Open the page")
    String page();

    @Message("Write to")
    String write();

    @Message("Come to")
    String come();

    @Message("Open day and night")
    String openAlways();

    @Message("Open now, until {time}")
    String openUntil(String time);

    @Message("Closed now, opens {time}")
    String opensAt(String time);

    @Message("Closed")
    String closed();

    @Message("Out of order now")
    String down();

    @Message("Very busy now")
    String busy();

    @Message("Wait about {minutes} min")
    String waitAbout(String minutes);

    @Message("A person answers")
    String human();

    @Message("Not tested lately")
    String notTestedLately();

    @Message("Languages")
    String languages();

    @Message("Times as clocks show in {city}")
    String clock(String city);

    @Message("{time}")
    String clockTime(String time);

    @Message("today {time}")
    String today(String time);

    @Message("tomorrow {time}")
    String tomorrow(String time);

    @Message("{day} {time}")
    String later(String day, String time);

    @Message("A person answers here, day and night.")
    String humanAlways();

    @Message("A person answers here now, until {time}.")
    String humanUntil(String time);

    @Message("You do not have to speak here, and it is open now.")
    String noVoiceNeeded();

    @Message("This works without the internet, and it is open now.")
    String noDataNeeded();

    @Message("This is the only way for this that is open now.")
    String onlyOneOpen();

    @Message("This is the place for exactly this, day and night.")
    String firstChoiceAlways();

    @Message("This is the place for exactly this, open until {time}.")
    String firstChoiceUntil(String time);

    @Message("This is open now and can help you with this.")
    String bestOpen();

    @Message("Everything for this is closed now; this opens first, {time}.")
    String nextToOpen(String time);

    @Message("It is very busy, but nothing better is open now.")
    String busyButBest();

    @Message("A person answers here, whatever it is about.")
    String humanForAnything();

    @Message("A person answers here.")
    String humanHere();

    @Message("This is the place for exactly this.")
    String firstChoice();

    @Message("Everything for this is closed now. This opens first.")
    String opensFirst();

    @Message("If it cannot wait: a person answers here now")
    String cannotWait();

    @Message("If a life is in danger, call {number}")
    String danger(String number);

    @Message("In {city}: {time}")
    String there(String city, String time);

    @Message("Other ways")
    String otherWays();

    @Message("All ways to reach us")
    String allWays();

    @Message("I cannot speak")
    String noVoice();

    @Message("I have no internet")
    String noData();

    @Message("It is about something else")
    String chooseAgain();

    @Message("Nothing here serves this in that way. A person answers here:")
    String nobodyYet();

    @Message("Nothing here serves this in that way now. All ways to reach us are below.")
    String nobodyAtAll();

    @Message("Our contact page is being set up")
    String emptyTitle();

    @Message("There is no channel here yet. Please come back a little later.")
    String emptyText();

    @Message("Not sure? Answer a few questions")
    String notSure();

    @Message("All of it as a poster")
    String poster();

    @Message("Scan this: what is open now")
    String scan();

    @Message("Public holidays: {times}")
    String holidays(String times);

    @Message("Printed {date}. Hours can change; the code leads to what holds now.")
    String printed(String date);
}
