/**
 * How many people stand behind a channel, and the wait that gives. Sees channels;
 * {@link org.tourniquet.directory.staffing.Erlang}
 * is arithmetic and sees nothing.
 */
package org.tourniquet.directory.staffing;
