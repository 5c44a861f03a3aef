/**
 * Where stories wait for, and are with, an agent: {@link org.tourniquet.triage.desk.Ticket} in the queue,
 * {@link org.tourniquet.triage.desk.Message} to and from the person, promises, alerts, and the person's own page.
 * Tickets are made by {@link org.tourniquet.triage.desk.Intake} from what assessments tell.
 */
package org.tourniquet.triage.desk;
