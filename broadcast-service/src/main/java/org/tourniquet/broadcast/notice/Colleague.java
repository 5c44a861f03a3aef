package org.tourniquet.broadcast.notice;

import io.quarkus.qute.TemplateData;

/**
 * A member of the staff and how they are reached.
 *
 * @param mail null when no mail reaches them
 * @param phone null when no text does
 * @param approves whether they are asked to approve what another manager wrote
 * @param onCall whether they are called when somebody may be in danger
 */
@TemplateData
public record Colleague(String username, String name, String mail, String phone, boolean approves, boolean onCall) {
}
