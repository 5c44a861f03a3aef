/**
 * Protocols while they are written: {@link org.tourniquet.triage.authoring.Drafting} keeps the draft,
 * {@link org.tourniquet.triage.authoring.Check} names every flaw, {@link org.tourniquet.triage.authoring.Publishing}
 * freezes it, and {@link org.tourniquet.triage.authoring.Replay} says beforehand what it changes.
 */
package org.tourniquet.triage.authoring;
