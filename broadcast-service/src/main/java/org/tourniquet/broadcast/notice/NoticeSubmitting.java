package org.tourniquet.broadcast.notice;

import java.util.UUID;

/** A draft is about to be handed in; fired inside that transaction, before its people are counted. Who throws, refuses. */
public record NoticeSubmitting(UUID notice) {
}
