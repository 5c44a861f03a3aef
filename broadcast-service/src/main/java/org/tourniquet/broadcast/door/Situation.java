package org.tourniquet.broadcast.door;

import java.time.Instant;
import java.util.List;

import org.tourniquet.broadcast.directory.KnownChannel;

/**
 * What is the case while doors are given their words.
 *
 * @param incident title of the open live incident, the latest if there are several; null in calm times
 * @param channels all of the public's channels in use
 * @param emergency the number to call in danger
 * @param contact address of the public page with all doors
 * @param help address of the questions that find what comes first; null while there is nothing to ask about
 */
record Situation(String organisation, String incident, List<KnownChannel> channels, String emergency, String contact,
        String help, Instant now) {
}
