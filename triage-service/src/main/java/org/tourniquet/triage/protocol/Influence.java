package org.tourniquet.triage.protocol;

import java.util.Optional;

/** Solving one issue takes a share of another away: strength 1 to 3 is a quarter, a half, three quarters. */
public record Influence(String from, String to, int strength, Pace within, Optional<Localized> sentence) {
}
