package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.followup.CorrectionWords.Said;
import org.tourniquet.broadcast.followup.CorrectionWords.Sentences;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.Languages;

/** Writes a correction in every language that what it corrects was said in. */
@ApplicationScoped
class CorrectionText {
    private static final int OTHER_DOORS = 2;

    private final RouteBook routes;
    private final Rendering rendering;
    private final String organisation;
    private final ZoneId zone;
    private final Clock clock;

    CorrectionText(RouteBook routes, Rendering rendering, @ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone, Clock clock) {
        this.routes = routes;
        this.rendering = rendering;
        this.organisation = organisation;
        this.zone = zone;
        this.clock = clock;
    }

    /** The languages to be corrected in; those of the house first, and English always, because others fall back to it. */
    List<String> languages(NoticeOrigin origin) {
        TreeSet<String> said = new TreeSet<>();
        notices(origin).forEach(notice -> said.addAll(notice.wordings().keySet()));
        List<String> languages = new ArrayList<>(Languages.ALL.stream()
                .filter(code -> said.contains(code) || code.equals(Languages.DEFAULT)).toList());
        said.stream().filter(code -> !languages.contains(code)).forEach(languages::add);
        return languages;
    }

    /** What is known by itself: of a route what it was and what to use instead; of a mistake nothing. */
    Map<String, Sentences> prepared(NoticeOrigin origin) {
        Map<String, Sentences> prepared = new TreeMap<>();
        if (origin.kind() == NoticeOrigin.Kind.ROUTE)
            languages(origin).forEach(language -> prepared.put(language, route(origin, language)));
        return prepared;
    }

    /** The words in all languages; where a language has no sentences of its own, those of the first that has. */
    Map<String, Wording> of(NoticeOrigin origin, Map<String, Sentences> said) {
        List<String> languages = languages(origin);
        Sentences any = languages.stream().map(code -> said.getOrDefault(code, new Sentences("", "")))
                .filter(sentences -> !sentences.silent()).findFirst().orElse(new Sentences("", ""));
        Map<String, Wording> words = new TreeMap<>();
        for (String language : languages) {
            Sentences theirs = said.getOrDefault(language, any);
            words.put(language, in(origin, language, theirs.silent() ? any : theirs));
        }
        return words;
    }

    private Wording in(NoticeOrigin origin, String language, Sentences theirs) {
        CorrectionWords words = CorrectionWords.in(language);
        if (origin.kind() == NoticeOrigin.Kind.ROUTE) {
            KnownChannel channel = KnownChannel.findById(origin.channel());
            return words.route(organisation, channel.name(language), theirs);
        }
        Notice wrong = notices(origin).getFirst();
        Instant at = wrong.startedAt() == null ? wrong.createdAt() : wrong.startedAt();
        return words.mistake(organisation, new Said(rendering.plain(wrong, language).subject(), at, zone), theirs);
    }

    private Sentences route(NoticeOrigin origin, String language) {
        Instant now = clock.instant();
        KnownChannel channel = KnownChannel.findById(origin.channel());
        DoorWords doors = DoorWords.in(language);
        String before = channel.name(language) + ", " + routes.told(origin.notices(), channel.id());
        if (!channel.retired() && channel.hours(now).usable())
            return new Sentences(before, doors.title(channel) + ", " + doors.address(channel));
        Map<String, List<KnownChannel>> byNeed = KnownChannel.byNeed(KnownChannel.inUse(), language, now);
        List<String> instead = channel.view().needs().stream().flatMap(need -> byNeed.getOrDefault(need, List.of()).stream())
                .filter(other -> !other.id().equals(channel.id()) && other.hours(now).usable()).distinct().limit(OTHER_DOORS)
                .map(other -> doors.title(other) + ", " + doors.address(other)).toList();
        return new Sentences(before, String.join("; ", instead));
    }

    private static List<Notice> notices(NoticeOrigin origin) {
        List<Notice> notices = new ArrayList<>();
        for (UUID id : origin.notices())
            notices.add(Notice.findById(id));
        return notices;
    }
}
