package org.tourniquet.broadcast.notice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Languages;

/** What stands beside the words of a language while they are written, and what the approver sees was left. */
@ApplicationScoped
class WordingHelp {

    /** A text message in this language: its parts, to how many people, at what price, and what would be cheaper. */
    public record Texts(Preview.Parts parts, long people, BigDecimal price, String currency, List<SmsSavings.Saving> savings) {
        public boolean costly() {
            return !parts.costly().isEmpty() && (parts.encoding().equals("UCS-2") || parts.segments() > 1);
        }
    }

    /** Beside one language's words; texts is null where none are sent or none is written. */
    public record Beside(String language, String name, Advice advice, Texts texts, List<LinksInWords.Link> strange,
            List<String> open) {
        /** Everything somebody may still want to look at. */
        public int hints() {
            return advice.open() + strange.size() + open.size();
        }
    }

    private final Preview preview;
    private final OwnDomains domains;
    private final NoticeConfig config;

    WordingHelp(Preview preview, OwnDomains domains, NoticeConfig config) {
        this.preview = preview;
        this.domains = domains;
        this.config = config;
    }

    /** For each language that is said. */
    Map<String, Beside> of(Notice notice, Forecast.Outlook outlook) {
        Map<String, Beside> help = new TreeMap<>();
        List<LinksInWords.Link> strange = domains.strange(notice);
        notice.wordings().forEach((language, words) -> help.put(language, new Beside(language, Languages.nameOf(language),
                new Advisor(language).of(words, notice.purpose(), notice.nextUpdateAt() != null),
                texts(notice, words, language, outlook),
                strange.stream().filter(link -> link.language().equals(language)).toList(), open(words))));
        return help;
    }

    /** What was left when it was handed in: only where there is something. */
    List<Beside> left(Notice notice) {
        return of(notice, null).values().stream().filter(beside -> beside.hints() > 0).toList();
    }

    private Texts texts(Notice notice, Wording words, String language, Forecast.Outlook outlook) {
        if (outlook == null || words.joined(language).sms() == null || !notice.media().contains(Medium.SMS))
            return null;
        Preview.View text = preview.of(notice, null, Medium.SMS, language);
        var sent = outlook.sms().languages().stream().filter(each -> each.language().equals(language)).findFirst();
        long people = sent.map(Forecast.Texts::messages).orElse(0L);
        long parts = sent.map(Forecast.Texts::parts).orElse(0L);
        return new Texts(text.parts(), people,
                config.pricePerPart().multiply(BigDecimal.valueOf(parts)).setScale(2, RoundingMode.HALF_UP), config.currency(),
                words.sms() == null ? List.of() : SmsSavings.of(text.text()));
    }

    private static List<String> open(Wording words) {
        TreeSet<String> open = new TreeSet<>();
        words.values().forEach((name, fill) -> {
            if (fill.open())
                open.add(name);
        });
        return List.copyOf(open);
    }
}
