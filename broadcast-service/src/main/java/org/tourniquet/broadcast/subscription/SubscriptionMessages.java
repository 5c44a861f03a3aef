package org.tourniquet.broadcast.subscription;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of subscribing; English here, the other languages in {@code messages/subscribe_*.properties}. */
@MessageBundle("subscribe")
public interface SubscriptionMessages {
    @Message("Get news about this")
    String title();

    @Message("We write to you when something changes. You can end it at any time.")
    String lead();

    @Message("Your e-mail address or mobile number")
    String address();

    @Message("A number needs its country code, such as +358")
    String addressHint();

    @Message("Send me a code")
    String send();

    @Message("Type the code")
    String typeCode();

    @Message("If this address is right, a message with six digits is on its way.")
    String sent();

    @Message("Nothing came after five minutes? Look among unwanted mail. If you ever texted us STOP, text START first.")
    String nothing();

    @Message("Six digits")
    String code();

    @Message("Subscribe me")
    String confirm();

    @Message("This is neither a mail address nor a mobile number that we can text.")
    String wrongAddress();

    @Message("This is not the code of the latest message, or it is too old. You can ask for a new one.")
    String wrongCode();

    @Message("Too many are asking just now. Try again in some minutes. Everything also stands on the page of the incident.")
    String tooMany();

    @Message("You are subscribed")
    String done();

    @Message("You hear from us when something changes. Every message says how to end it.")
    String doneText();

    @Message("Do you want news about this?")
    String question();

    @Message("This link has served or is too old")
    String stale();

    @Message("Ask for a new code")
    String anew();

    @Message("Back to what is happening")
    String back();
}
