package org.tourniquet.directory.channel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a channel said at a past moment, who had made it say so, and whether it was open by its hours. */
record Said(ChannelChange change, Instant at, boolean retired, boolean openByHours, List<ChannelDraft.Fact> facts) {

    /** Empty: at that moment it was not in the directory yet. */
    static Optional<Said> of(UUID id, Instant at) {
        return ChannelChange.at(id, at).map(change -> {
            ChannelDraft said = change.said;
            Hours hours = HoursText.parse(said.hours(), ZoneId.of(said.timeZone()),
                    KeptHolidays.of(said.country(), said.region()));
            boolean retired = change.verb == ChannelChange.Verb.RETIRED;
            return new Said(change, at, retired, !retired && hours.openAt(at), said.facts());
        });
    }
}
