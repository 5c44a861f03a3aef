/**
 * The questionnaire and its engine: what can be wrong, what is asked, and which one problem comes first.
 * Pure: imports only {@code java..}. Start at {@link org.tourniquet.triage.protocol.Engine}; its input is a
 * {@link org.tourniquet.triage.protocol.Protocol} and {@link org.tourniquet.triage.protocol.Answers}.
 */
package org.tourniquet.triage.protocol;
