/**
 * The suite's Kafka: {@code Kafka} runs one broker as a part of the suite, {@code Broker} is the program of its process,
 * {@code Topics} the list of all topics with how they are kept.
 */
package org.tourniquet.local.kafka;
