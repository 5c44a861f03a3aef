/**
 * True stories of people who got through: {@link org.tourniquet.triage.library.Library} finds the one that fits and asks
 * those who recovered, {@link org.tourniquet.triage.library.TellPages} is where they tell or take back, and an editor
 * publishes or rejects.
 */
package org.tourniquet.triage.library;
