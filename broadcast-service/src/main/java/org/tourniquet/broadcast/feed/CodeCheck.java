package org.tourniquet.broadcast.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeCodes;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Says whether a message with a code is from us, and with which words we sent it. */
@ApplicationScoped
class CodeCheck {

    /**
     * What is known of a code. Without {@code ours} nothing else is there but the doors; drafts, drills and made-up codes
     * look the same. {@code stopped}: it was from us, and we took it back.
     */
    @RegisterForReflection
    public record Answer(boolean ours, String code, UUID incident, String title, String subject, String body,
            String language, String direction, Instant at, boolean stopped, List<PublicDoors.Need> doors) {
    }

    private final NoticeCodes codes;
    private final Rendering rendering;
    private final PublicDoors doors;

    CodeCheck(NoticeCodes codes, Rendering rendering, PublicDoors doors) {
        this.codes = codes;
        this.rendering = rendering;
        this.doors = doors;
    }

    Answer of(String typed, String language) {
        return codes.sent(typed).map(notice -> ours(notice, language)).orElseGet(() -> new Answer(false, null, null, null, null,
                null, null, null, null, false, doors.in(language)));
    }

    private Answer ours(Notice notice, String language) {
        Incident incident = Incident.findById(notice.incident());
        Rendering.Plain said = rendering.plain(notice, language);
        return new Answer(true, codes.of(notice.id()), incident.id(), incident.title(), said.subject(), said.body(),
                said.language(), Languages.direction(said.language()), notice.approvedAt(),
                notice.state() == NoticeState.STOPPED, List.of());
    }
}
