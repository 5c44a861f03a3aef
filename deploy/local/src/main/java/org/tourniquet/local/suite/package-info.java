/**
 * The suite on one machine: what its parts are, how they are started, watched, broken on purpose and ended.
 * {@code Launcher} is the command behind deploy/up, {@code Suite} the same for tests and benchmarks,
 * {@code Part} what every part can do, {@code Http} the small web server of the launcher's own pages.
 */
package org.tourniquet.local.suite;
