/**
 * The benchmarks: each measures the product beside a peer, or a limit, in one interleaved run, and says what its figure
 * is not.
 */
package org.tourniquet.load;
