package org.tourniquet.directory.channel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.tourniquet.directory.channel.Hours.Span;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A channel as the API shows it. What GET gives may be sent back by PUT. */
@RegisterForReflection
public record ChannelView(UUID id,
        @Schema(description = "grows with every change of the public view; the ETag, and what If-Match takes") int version,
        @Schema(description = "in the language asked for (?lang=, Accept-Language), else in English") String name,
        @Schema(description = "per language") Map<String, String> names, Kind kind,
        @Schema(description = "phone numbers as +country and digits; pages as https addresses") String address,
        @Schema(description = "per language; one entry when it is the same everywhere") Map<String, String> addresses,
        List<String> needs, @Schema(description = "per need, 1 is the first choice") Map<String, Integer> rank,
        @Schema(description = "languages spoken there") List<String> languages, String timeZone, String country, String region,
        HoursView hours, boolean humanAnswers,
        @Schema(description = "accessibility, e.g. text-relay, step-free") List<String> constraints,
        @Schema(description = "what a person last found") Condition condition,
        @Schema(description = "condition, tests and hours together, now") State state,
        @Schema(description = "what tests found; the worse of it and condition holds") Condition found,
        @Schema(description = "when a test last went well; null: never") OffsetDateTime provedAt,
        @Schema(description = "when it next opens or closes, in its own time zone; null: not within two years") OffsetDateTime nextChange,
        @Schema(description = "seconds, as an editor expects it; null: unknown") Integer expectedWaitSeconds,
        @Schema(description = "seconds, as somebody measured it in the last hours; goes before what is expected") Integer measuredWaitSeconds,
        @Schema(description = "no longer offered to anybody") boolean retired, OffsetDateTime changedAt) {

    /** Hours both ways: as text, and by weekday (mon to sun) with the dates that differ. */
    @RegisterForReflection
    public record HoursView(
            @Schema(description = "OpenStreetMap opening_hours, e.g. Mo-Fr 08:00-18:00; 2026 Dec 24 off") String text,
            boolean always, Map<String, List<SpanView>> week,
            @Schema(description = "on the public holidays of its country and region; empty: closed; null: as on the weekday") List<SpanView> holidays,
            @Schema(description = "days of every year that differ") List<YearlyView> yearly,
            @Schema(description = "dates that differ; they go before everything") List<ExceptionView> exceptions) {
    }

    /** The hours of a day of every year; no intervals: closed. */
    @RegisterForReflection
    public record YearlyView(@Schema(description = "month and day", example = "12-24") String date, List<SpanView> intervals) {
    }

    /** From and to by the channel's clock; a "to" that is not after "from" lies in the next day; 24:00 is midnight. */
    @RegisterForReflection
    public record SpanView(String from, String to) {
    }

    /** The hours of one date, instead of its weekday's; no intervals: closed. */
    @RegisterForReflection
    public record ExceptionView(String date, List<SpanView> intervals) {
    }

    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    public static ChannelView of(Channel channel, String language, Instant now) {
        ZoneId zone = ZoneId.of(channel.timeZone);
        Hours hours = channel.hours();
        return new ChannelView(channel.id, channel.version, channel.nameIn(language), sorted(channel.names), channel.kind,
                channel.addressIn(language), sorted(channel.addresses), channel.needs, new TreeMap<>(channel.rank),
                channel.languages, channel.timeZone, channel.country, channel.region, view(hours), channel.humanAnswers,
                channel.constraints, channel.condition, channel.stateAt(now), channel.found,
                channel.provedAt == null ? null : channel.provedAt.atZone(zone).toOffsetDateTime(),
                hours.nextChange(now).map(moment -> moment.atZone(zone).toOffsetDateTime()).orElse(null),
                channel.expectedWaitSeconds, channel.measuredWaitSeconds, channel.retired,
                channel.changedAt.atZone(zone).toOffsetDateTime());
    }

    private static HoursView view(Hours hours) {
        Map<String, List<SpanView>> week = DAYS.stream().collect(Collectors.toMap(day -> day,
                day -> views(hours.week().get(java.time.DayOfWeek.of(DAYS.indexOf(day) + 1))), (a, b) -> a,
                java.util.LinkedHashMap::new));
        List<YearlyView> yearly = hours.yearly().entrySet().stream()
                .map(day -> new YearlyView(day.getKey().toString().substring(2), views(day.getValue()))).toList();
        List<ExceptionView> exceptions = hours.exceptions().entrySet().stream()
                .map(exception -> new ExceptionView(exception.getKey().toString(), views(exception.getValue()))).toList();
        return new HoursView(HoursText.print(hours), hours.always(), week,
                hours.holidays().map(ChannelView::views).orElse(null), yearly, exceptions);
    }

    private static List<SpanView> views(List<Span> spans) {
        return spans.stream().map(span -> HoursText.time(span).split("-")).map(ends -> new SpanView(ends[0], ends[1])).toList();
    }

    private static SortedMap<String, String> sorted(Map<String, String> texts) {
        return new TreeMap<>(texts);
    }
}
