/**
 * The suite's PostgreSQL: {@code Binaries} unpacks the published server, {@code Cluster} makes and keeps a data folder,
 * {@code Postgres} runs it as a part of the suite, {@code PostgresForTests} gives one server to the tests of a service.
 */
package org.tourniquet.local.postgres;
