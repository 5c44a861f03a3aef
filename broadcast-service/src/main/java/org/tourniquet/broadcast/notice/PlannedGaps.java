package org.tourniquet.broadcast.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Languages;

/** What a plan's notices lack before they could be sent: a language, the form of a medium, links of our own. */
@ApplicationScoped
public class PlannedGaps {
    private final OwnDomains domains;

    PlannedGaps(OwnDomains domains) {
        this.domains = domains;
    }

    /** Every lack as a sentence, notice by notice. */
    public List<String> of(UUID plan) {
        List<String> gaps = new ArrayList<>();
        List<PlannedNotice> notices = PlannedNotice.of(plan);
        if (notices.stream().noneMatch(notice -> notice.purpose() == Purpose.HOW_TO_REACH_US))
            gaps.add("There is no “How to reach us” in it.");
        long first = notices.stream().filter(notice -> notice.purpose() == Purpose.HOW_TO_REACH_US).count();
        if (first > 1)
            gaps.add("There are %d “How to reach us” in it: only the first goes out when it goes live.".formatted(first));
        notices.forEach(notice -> {
            if (notice.purpose() != Purpose.HOW_TO_REACH_US)
                words(gaps, notice);
            parts(gaps, notice);
            domains.strange(notice.wordings()).stream().map(LinksInWords.Link::spelled).distinct()
                    .forEach(host -> gaps
                            .add("“%s” has a link that is not ours: %s.".formatted(notice.purpose().label(), host)));
        });
        return gaps;
    }

    private static void words(List<String> gaps, PlannedNotice notice) {
        List<String> silent = Languages.ALL.stream().filter(language -> !notice.wordings().containsKey(language)).toList();
        if (!silent.isEmpty())
            gaps.add("“%s” has no words in %s.".formatted(notice.purpose().label(), names(silent)));
        for (Medium medium : notice.media()) {
            List<String> without = Languages.ALL.stream().filter(notice.wordings()::containsKey)
                    .filter(language -> !says(notice.wordings(), language, medium)).toList();
            if (!without.isEmpty())
                gaps.add("“%s” goes out by %s, and has no words for it in %s.".formatted(notice.purpose().label(),
                        medium.label().toLowerCase(Locale.ROOT), names(without)));
        }
    }

    /** The contract of an update, asked in calm times: a part that is missing would hold it up on the day. */
    private static void parts(List<String> gaps, PlannedNotice notice) {
        if (notice.purpose() != Purpose.UPDATE || notice.wordings().values().stream().noneMatch(Wording::inParts))
            return;
        for (String part : List.of("changed", "doing", "you")) {
            List<String> without = Languages.ALL.stream().filter(notice.wordings()::containsKey)
                    .filter(language -> !notice.wordings().get(language).forms().containsKey(part)).toList();
            if (!without.isEmpty())
                gaps.add("“%s” does not say %s in %s.".formatted(notice.purpose().label(),
                        Advice.formName(part).toLowerCase(Locale.ROOT), names(without)));
        }
        if (notice.nextUpdateAfter() == null)
            gaps.add("“%s” does not say when the next one comes.".formatted(notice.purpose().label()));
    }

    private static boolean says(Map<String, Wording> wordings, String language, Medium medium) {
        Wording words = wordings.get(language).joined(language);
        return switch (medium) {
            case EMAIL -> words.subject() != null && words.body() != null;
            case SMS -> words.sms() != null;
            case BANNER -> words.banner() != null;
            default -> true;
        };
    }

    private static String names(List<String> languages) {
        return String.join(", ", languages.stream().map(Languages::nameOf).toList());
    }
}
