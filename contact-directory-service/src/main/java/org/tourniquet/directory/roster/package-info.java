/**
 * The duty roster: who of the staff is on call, how they are reached, and who follows; kept by leads and managers, told to the
 * other services so that they call the right person even when the directory is down.
 */
package org.tourniquet.directory.roster;
