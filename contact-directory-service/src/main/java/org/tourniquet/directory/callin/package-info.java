/**
 * Calling in: a line is short of people, so those of the staff who are off duty are asked by text to come; what it costs beside
 * the calls that would be lost, who comes, who cannot, who was not reached. Broadcast sends and hears; the words are ours.
 */
package org.tourniquet.directory.callin;
