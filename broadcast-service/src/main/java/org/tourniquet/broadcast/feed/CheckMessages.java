package org.tourniquet.broadcast.feed;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of "is it really you"; in English here, in the other languages in {@code messages/check_*.properties}. */
@MessageBundle("check")
public interface CheckMessages {
    @Message("Is this really from us?")
    String title();

    @Message("Every message from us has a code like {example}. In a text it is the end of the link.")
    String lead(String example);

    @Message("Code in the message")
    String field();

    @Message("Check the code")
    String button();

    @Message("Yes, this is from us.")
    String yes();

    @Message("Compare the words. If your message says something else, or leads to another address, it is not from us.")
    String compare();

    @Message("We have stopped this message since. Read what is true now.")
    String stopped();

    @Message("What happened, and how to reach us")
    String toIncident();

    @Message("We did not send this.")
    String no();

    @Message("There is no message from us with the code {code}. Look once more whether you typed it as it stands there.")
    String noCode(String code);

    @Message("Do this now")
    String doNow();

    @Message("Do not open its links and do not call its numbers. Pay nothing, and give away no password or code.")
    String doFirst();

    @Message("If you already did, tell your bank at once and change the password.")
    String doThen();

    @Message("Ask us, by one of these ways:")
    String doAsk();

    @Message("Too many codes from your connection. Try again in a minute.")
    String tooOften();

    @Message("Code {code}")
    String code(String code);

    @Message("Code {code}: yes, this is from us.")
    String yesCode(String code);

    @Message("Got a message, and not sure it is from us? Check its code.")
    String ask();
}
