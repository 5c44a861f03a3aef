/**
 * The text-message gateway of the local suite: to the services it speaks Twilio's HTTP, to people it looks like a phone,
 * to a checker it is a journal that was on disk before anybody was answered.
 */
package org.tourniquet.local.gateway;
