/**
 * The best way for a need: {@code Finder} is the pure function, {@code Cards} says its answer in the reader's language,
 * {@code RouteResource} and {@code ContactPages} are the doors. The sentences are in {@code messages/contact_*.properties}.
 */
package org.tourniquet.directory.finder;
