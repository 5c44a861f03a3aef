/**
 * What this service remembers of its neighbours: channels (from the directory) and incidents (from broadcast),
 * so that a person gets the best open channel while both are down. {@link org.tourniquet.triage.directory.BestChannel}
 * chooses; the consumers listen; nothing here is ever asked over HTTP.
 */
package org.tourniquet.triage.directory;
