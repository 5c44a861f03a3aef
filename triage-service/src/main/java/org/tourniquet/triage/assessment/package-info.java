/**
 * One person's run through a protocol: {@link org.tourniquet.triage.assessment.Conversation} takes answers (each stored
 * before the next question is told), the pages at /help and the API are its two doors, and
 * {@link org.tourniquet.triage.assessment.AssessmentMoved} tells the desk what a human must know.
 */
package org.tourniquet.triage.assessment;
