package org.tourniquet.broadcast.notice;

import org.tourniquet.broadcast.incident.Mode;

/** A member of the staff is wanted, by mail and by text; fired inside the transaction that makes them wanted. */
public record StaffPageRequested(String username, String subject, String text, String link, Mode mode) {
}
