package org.tourniquet.directory.channel;

/** Shows an editor how a channel will look to the public; who knows the public page draws it. */
public interface Preview {

    /** The card of the public page, as HTML, in one of our languages. */
    String html(Channel channel, String language);
}
