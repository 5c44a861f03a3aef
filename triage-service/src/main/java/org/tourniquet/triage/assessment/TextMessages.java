package org.tourniquet.triage.assessment;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What we say in text messages and nowhere else, as short as it can be said; the other languages are in
 * messages/text_*.properties. No word that is prompted here is one that carriers obey.
 */
@MessageBundle("text")
public interface TextMessages {

    @Message("In danger now? Call {number}. A few short questions follow. Answer with numbers. 0 = a person")
    String hello(String number);

    @Message("(Not yet reviewed.)")
    String unreviewed();

    @Message("Send every number that is true, like 1 3. ? = I don't know")
    String tick_numbers();

    @Message("? = I don't know, 0 = a person")
    String legend();

    @Message("0 = a person")
    String person();

    @Message("We keep your words. To go on, please send a number, like 2.")
    String again();

    @Message("You write of danger. If it is now, call {number}. Let us check that first.")
    String danger(String number);

    @Message("You did not name this before: {issue}. Is it happening too?")
    String also(String issue);

    @Message("A person reads what you wrote and writes to you here.")
    String human();

    @Message("Are you still there?")
    String still_there();

    @Message("Go on")
    String go_on();

    @Message("A person")
    String a_person();

    @Message("That is so")
    String is_so();

    @Message("That is not so")
    String not_so();

    @Message("Call me")
    String call_me();

    @Message("Emergency number: {number}")
    String emergency(String number);

    @Message("One of our people sees this now and writes to you here.")
    String red_human();

    @Message("So far this first: {issue} (not certain yet)")
    String so_far(String issue);

    @Message("So far this first: {issue}. Enough? Send: enough")
    String enough(String issue);

    @Message("enough = what to do so far")
    String enough_short();

    @Message("more = go on")
    String more();

    @Message("It has been a while, so we begin anew.")
    String anew();

    @Message("Two ways to begin. Send 1 or 2.")
    String two_ways();

    @Message("All of it: {link}")
    String all(String link);

    @Message("Good. {way}:")
    String took(String way);

    @Message("web = in a browser")
    String or_web();

    @Message("Go on in a browser: {link}")
    String web(String link);

    @Message("On another device: {page}, code {code} and the end of your phone number.")
    String web_code(String page, String code);
}
