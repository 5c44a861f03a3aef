/**
 * Text messages as such, in plain Java: {@link org.tourniquet.triage.assessment.texting.Reader} understands what people
 * type on a telephone, {@link org.tourniquet.triage.assessment.texting.Bubbles} cuts what we ask into texts that fit.
 */
package org.tourniquet.triage.assessment.texting;
