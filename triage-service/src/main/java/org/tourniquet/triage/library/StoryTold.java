package org.tourniquet.triage.library;

import java.util.UUID;

/** Somebody told how they got through; whoever helped them reads it for words of danger, as all free words. */
public record StoryTold(UUID ticket, String words) {
}
