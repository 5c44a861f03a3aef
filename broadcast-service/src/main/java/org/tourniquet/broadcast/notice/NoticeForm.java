package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Problem;

/** The compose form as a browser sends it, read into a draft. */
final class NoticeForm {

    private NoticeForm() {
    }

    static NoticeDraft read(Map<String, List<String>> form, Notice notice, Instant now) {
        Set<Medium> media = EnumSet.noneOf(Medium.class);
        form.getOrDefault("media", List.of()).forEach(name -> media.add(Medium.valueOf(known(name, Medium.values()))));
        Map<String, Wording> wordings = new TreeMap<>();
        form.keySet().stream().filter(name -> name.startsWith("wordings.")).map(name -> name.split("\\.")[1]).distinct()
                .forEach(language -> {
                    Wording words = Wording.none()
                            .each((part, _) -> part.equals("sms") ? spared(form, language) : said(form, language, part))
                            .filledWith(filled(form, language, notice));
                    if (!words.forms().isEmpty())
                        wordings.put(language, words);
                });
        return new NoticeDraft(notice.purpose(), id(first(form, "audience")), segment(first(form, "segment")), media,
                Reach.valueOf(known(first(form, "reach"), Reach.values())), wordings,
                expires(first(form, "hours"), notice, now),
                nextUpdate(first(form, "next"), notice, now),
                form.containsKey("quietHours") ? Quiet.valueOf(known(first(form, "quietHours"), Quiet.values()))
                        : notice.quietHours());
    }

    /** Minutes from now, up to the next five, as people set clocks; "none", or as it was. */
    private static Instant nextUpdate(String minutes, Notice notice, Instant now) {
        if ("none".equals(minutes))
            return null;
        if (minutes == null || !minutes.matches("[1-9]\\d{0,3}"))
            return notice.nextUpdateAt();
        long five = 300;
        long at = now.plus(Long.parseLong(minutes), ChronoUnit.MINUTES).getEpochSecond();
        return Instant.ofEpochSecond(Math.ceilDiv(at, five) * five);
    }

    /** The text message, cheaper if that was just asked for: {@code spare=fi.SIGNS}. */
    private static String spared(Map<String, List<String>> form, String language) {
        String sms = said(form, language, "sms");
        String asked = first(form, "spare");
        if (sms == null || asked == null || !asked.startsWith(language + "."))
            return sms;
        for (SmsSavings.What what : SmsSavings.What.values())
            if (asked.endsWith("." + what.name()))
                return SmsSavings.without(sms, what);
        return sms;
    }

    /** What the day says for the open places: a number or a time once for all languages, words in each. */
    private static Map<String, Fill> filled(Map<String, List<String>> form, String language, Notice notice) {
        Map<String, Fill> fills = new TreeMap<>();
        Wording before = notice.wordings().get(language);
        if (before != null)
            before.values().forEach((name, fill) -> {
                String said = first(form, "fill." + name + (fill.kind().words() ? "." + language : ""));
                fills.put(name, said == null || fill.person() ? fill : fill.with(said));
            });
        return fills;
    }

    private static String said(Map<String, List<String>> form, String language, String part) {
        return first(form, "wordings." + language + "." + part);
    }

    private static String first(Map<String, List<String>> form, String name) {
        List<String> values = form.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    private static Instant expires(String hours, Notice notice, Instant now) {
        return hours == null || !hours.matches("\\d{1,3}") || hours.equals("0") ? notice.expiresAt()
                : now.plus(Long.parseLong(hours), ChronoUnit.HOURS);
    }

    /** Nothing chosen: the whole audience. What is no id is a segment that does not exist, and is refused. */
    private static UUID segment(String chosen) {
        return chosen == null || chosen.isBlank() ? null : Optional.ofNullable(id(chosen)).orElse(new UUID(0, 0));
    }

    private static UUID id(String id) {
        try {
            return id == null ? null : UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static String known(String name, Enum<?>[] values) {
        for (Enum<?> value : values)
            if (value.name().equals(name))
                return name;
        throw Problem.of(422, "notice-wrong", "The notice cannot be written like this").at("/form", "unknown",
                "has a choice that is not offered");
    }
}
