package org.tourniquet.directory.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a channel said at a past moment, who had made it say so, whether it was open by its hours, and how it stood by its
 * tests; that is empty where it was not kept yet.
 */
record Said(ChannelChange change, Instant at, boolean retired, boolean openByHours, Optional<ChannelFinding> finding,
        List<ChannelDraft.Fact> facts) {

    /** Empty: at that moment it was not in the directory yet. */
    static Optional<Said> of(UUID id, Instant at) {
        return ChannelChange.at(id, at).map(change -> {
            ChannelDraft said = change.said;
            Hours hours = HoursText.parse(said.hours(), ZoneId.of(said.timeZone()),
                    KeptHolidays.of(said.country(), said.region()));
            boolean retired = change.verb == ChannelChange.Verb.RETIRED;
            return new Said(change, at, retired, !retired && hours.openAt(at), ChannelFinding.at(id, at), said.facts());
        });
    }

    /** What everybody was told then; null where nobody was told anything, or it was not kept. */
    State state() {
        return retired ? null : finding.map(then -> State.of(then.working, openByHours)).orElse(null);
    }
}
