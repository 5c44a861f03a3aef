package org.tourniquet.directory.channel;

import java.time.LocalDate;

/** The public holidays of some place. */
@FunctionalInterface
public interface PublicHolidays {

    /** A place without any, or whose holidays nobody knows. */
    PublicHolidays NONE = date -> false;

    boolean include(LocalDate date);
}
