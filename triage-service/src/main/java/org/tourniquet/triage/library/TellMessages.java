package org.tourniquet.triage.library;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What somebody who got through reads at /tell. */
@MessageBundle("tell")
public interface TellMessages {

    @Message("May others hear how you got through?")
    String title();

    @Message("Somebody with the same trouble reads it and takes heart. You may also just close this page.")
    String why();

    @Message("In a few sentences: what helped?")
    String words();

    @Message("Please write no names and no addresses.")
    String words_hint();

    @Message("How shall we call you? (if you like)")
    String name();

    @Message("For example “A father from the old town”. Left empty it is “Somebody”.")
    String name_hint();

    @Message("My words may be shown to others. An editor reads them first, and I can take them back on this page at any time.")
    String consent();

    @Message("Share it")
    String share();

    @Message("Thank you. An editor reads it first; this page tells you what became of it.")
    String told();

    @Message("Others can read it now:")
    String published();

    @Message("It is not shown to others. Thank you all the same.")
    String rejected();

    @Message("Take it back")
    String take_back();

    @Message("Taken back. Nothing of it is kept. If you like, you can tell it anew.")
    String taken_back();

    @Message("Write some words first, at most 800 characters.")
    String words_missing();

    @Message("Please tick that others may read it.")
    String consent_missing();
}
