package org.tourniquet.broadcast.notice;

/** A notice waits for its second pair of eyes; fired inside the submitting transaction. */
record ApprovalAsked(Notice notice) {
}
