package org.tourniquet.load;

/**
 * One interleaved round: the peer, the product, the peer again; the two peers of all rounds are the A/A pair.
 *
 * @param peerSeconds bare messages by {@code smtp-source}, before
 * @param productSeconds from the approving call to the last outcome committed
 * @param peerAgainSeconds the peer once more, after
 * @param productCpuSeconds processor time of broadcast-service in the round
 */
record Round(double peerSeconds, double productSeconds, double peerAgainSeconds, double productCpuSeconds) {

    /** Product's rate over the peer's, the mean of the two runs beside it. */
    double ratio() {
        return (peerSeconds + peerAgainSeconds) / 2 / productSeconds;
    }

    /** How far the peer differs from itself; a difference between products that is smaller says nothing. */
    double peerAgainstItself() {
        return Math.max(peerSeconds, peerAgainSeconds) / Math.min(peerSeconds, peerAgainSeconds);
    }
}
