package org.tourniquet.broadcast.notice;

import java.util.UUID;

/** A second person has let a notice out; fired inside the approving transaction. */
public record NoticeApproved(UUID notice) {
}
