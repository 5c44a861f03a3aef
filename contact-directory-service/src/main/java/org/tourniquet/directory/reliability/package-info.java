/**
 * Whether a channel really works: checks on a schedule, tests that people log, and the state that follows from both. What
 * was found goes to the channel, which is what everybody else reads.
 */
package org.tourniquet.directory.reliability;
