/** Writes files of people who do not exist, for the demo, the journeys and the benchmarks. */
package org.tourniquet.local.people;
