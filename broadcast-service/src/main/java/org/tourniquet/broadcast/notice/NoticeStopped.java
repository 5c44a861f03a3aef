package org.tourniquet.broadcast.notice;

import java.util.UUID;

/** Nothing more of this notice may leave; fired inside the stopping transaction. */
public record NoticeStopped(UUID notice) {
}
