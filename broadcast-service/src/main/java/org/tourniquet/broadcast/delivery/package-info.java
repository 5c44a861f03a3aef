/**
 * From "approved" to "everyone accounted for": the rows that are owed, their way over the topics to a provider, what came of
 * each, and the numbers. A drill's rows end in {@code Rehearsal}, which knows no provider.
 */
package org.tourniquet.broadcast.delivery;
