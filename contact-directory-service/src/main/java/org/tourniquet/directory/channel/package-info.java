/**
 * Channels: what they are, when they are open, who changed which when, and the event that tells the others.
 * Two doors, {@code ChannelResource} and {@code ChannelPages}, lead to one {@code ChannelBook}; {@code ChannelRelay} publishes.
 * Pure and without a framework: {@code Hours}, {@code HoursText}, {@code Kind}, {@code State}, {@code Condition}.
 */
package org.tourniquet.directory.channel;
