package org.tourniquet.directory.finder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.channel.Addresses;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.channel.Kind;
import org.tourniquet.directory.finder.Finder.Door;
import org.tourniquet.directory.finder.Finder.Way;
import org.tourniquet.directory.finder.Finder.Why;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

/** Says about a channel what a person needs to know to use it now, in the person's language and the channel's own time. */
@ApplicationScoped
public class Cards {

    /**
     * A channel as a person sees it. Link: what a tap opens, null for a place. Address: null where the verb says it all.
     * Human: a person answers now, and the reason does not say so already. City: whose clock the times follow when that is
     * not the organisation's own. Tone is a colour of the house; it only repeats what the words say. Doubt: that it is open,
     * but nobody has tried it lately; null where somebody has.
     */
    @TemplateData
    public record Card(String id, String name, String verb, String address, String link, boolean open, String opening,
            String tone, String waiting, String doubt, boolean human, List<String> languages, String city, String reason,
            Moment moment) {
    }

    /**
     * When it next opens or closes, so that it can be said by the reader's clock too. Zone: the channel's. Here: the opening
     * with a gap for the reader's time. There: the same by the channel's clock, and whose that is.
     */
    @TemplateData
    public record Moment(String at, String zone, String here, String there) {
    }

    private static final Set<Why> SAYS_HUMAN = EnumSet.of(Why.HUMAN_ALWAYS, Why.HUMAN_UNTIL, Why.HUMAN_FOR_ANYTHING);
    /** Where the reader's time comes in. */
    private static final String GAP = "@";

    private final Clock clock;
    private final ZoneId home;

    Cards(Clock clock, DirectoryConfig config) {
        this.clock = clock;
        this.home = ZoneId.of(config.timeZone());
    }

    /** Every channel in use as the finder sees it. */
    static Door door(Channel channel) {
        return new Door(channel.id.toString(), channel.kind, new HashSet<>(channel.needs), new HashSet<>(channel.languages),
                channel.humanAnswers, channel.rank, channel.working(), channel.waitSeconds(), channel.hours());
    }

    Card card(Channel channel, Way way, boolean best, String language) {
        ContactMessages say = say(language);
        ZoneId zone = ZoneId.of(channel.timeZone);
        String address = channel.addressIn(language);
        return new Card(channel.id.toString(), channel.nameIn(language), verb(channel.kind, say),
                channel.kind.isPage() ? null : shown(channel.kind, address), Addresses.link(channel.kind, address), way.open(),
                opening(way, zone, language), tone(way), wait(channel, way, say),
                way.open() && channel.working() == Condition.UNPROVED ? say.notTestedLately() : null,
                channel.humanAnswers && way.open() && !SAYS_HUMAN.contains(way.why()),
                channel.languages.stream().map(Languages::nameOf).toList(), zone.equals(home) ? null : city(zone),
                why(way, best, say), moment(way, zone, language));
    }

    private Moment moment(Way way, ZoneId zone, String language) {
        ContactMessages say = say(language);
        return way.opensAt().or(way::until)
                .map(at -> new Moment(at.toString(), zone.getId(), way.open() ? say.openUntil(GAP) : say.opensAt(GAP),
                        say.there(city(zone), way.open() ? until(way, zone, language) : day(at, zone, language))))
                .orElse(null);
    }

    /** Why this one, where the times stand beside it. */
    private static String why(Way way, boolean best, ContactMessages say) {
        return switch (way.why()) {
            case HUMAN_ALWAYS, HUMAN_UNTIL -> say.humanHere();
            case NO_VOICE_NEEDED -> say.noVoiceNeeded();
            case NO_DATA_NEEDED -> say.noDataNeeded();
            case ONLY_ONE_OPEN -> say.onlyOneOpen();
            case FIRST_CHOICE_ALWAYS, FIRST_CHOICE_UNTIL -> best ? say.firstChoice() : say.bestOpen();
            case BEST_OPEN -> say.bestOpen();
            case NEXT_TO_OPEN -> say.opensFirst();
            case BUSY -> best ? say.busyButBest() : say.busy();
            case HUMAN_FOR_ANYTHING -> say.humanForAnything();
        };
    }

    /** Why this way, in one sentence that can stand alone. */
    String reason(Way way, ZoneId zone, boolean best, String language) {
        ContactMessages say = say(language);
        if (!best && !way.open())
            return opening(way, zone, language) + ".";
        return switch (way.why()) {
            case HUMAN_ALWAYS -> say.humanAlways();
            case HUMAN_UNTIL -> say.humanUntil(until(way, zone, language));
            case NO_VOICE_NEEDED -> say.noVoiceNeeded();
            case NO_DATA_NEEDED -> say.noDataNeeded();
            case ONLY_ONE_OPEN -> say.onlyOneOpen();
            case FIRST_CHOICE_ALWAYS -> best ? say.firstChoiceAlways() : say.bestOpen();
            case FIRST_CHOICE_UNTIL -> best ? say.firstChoiceUntil(until(way, zone, language)) : say.bestOpen();
            case BEST_OPEN -> say.bestOpen();
            case NEXT_TO_OPEN -> say.nextToOpen(day(way.opensAt().orElseThrow(), zone, language));
            case BUSY -> best ? say.busyButBest() : say.busy() + ".";
            case HUMAN_FOR_ANYTHING -> say.humanForAnything();
        };
    }

    ContactMessages say(String language) {
        return MessageBundles.get(ContactMessages.class,
                Localized.Literal.of(Languages.ALL.contains(language) ? language : Languages.DEFAULT));
    }

    /** A number stays on one line, on the narrowest phone too. */
    private static String shown(Kind kind, String address) {
        String shown = Addresses.shown(kind, address);
        return kind == Kind.PHONE || kind == Kind.TEXT ? shown.replace(' ', '\u00a0').replace('-', '\u2011') : shown;
    }

    private String opening(Way way, ZoneId zone, String language) {
        ContactMessages say = say(language);
        if (way.door().condition() == Condition.DOWN)
            return say.down();
        if (!way.open())
            return way.opensAt().map(moment -> say.opensAt(day(moment, zone, language))).orElseGet(say::closed);
        return way.until().isEmpty() ? say.openAlways() : say.openUntil(until(way, zone, language));
    }

    private static String tone(Way way) {
        if (way.door().condition() == Condition.DOWN)
            return "warn";
        if (!way.open())
            return "waiting";
        return way.door().condition() == Condition.OVERLOADED ? "warn" : "good";
    }

    private static String wait(Channel channel, Way way, ContactMessages say) {
        if (!way.open())
            return null;
        Integer seconds = channel.waitSeconds();
        if (seconds != null && seconds > 0)
            return say.waitAbout(String.valueOf(Math.ceilDiv(seconds, 60)));
        return way.door().condition() == Condition.OVERLOADED ? say.busy() : null;
    }

    static String verb(Kind kind, ContactMessages say) {
        return switch (kind) {
            case PHONE -> say.call();
            case TEXT -> say.text();
            case CHAT -> say.chat();
            case PORTAL, SOCIAL -> say.page();
            case EMAIL -> say.write();
            case DESK -> say.come();
        };
    }

    /** The closing time; the day only when it is not today. */
    private String until(Way way, ZoneId zone, String language) {
        ZonedDateTime then = way.until().orElseThrow().atZone(zone);
        boolean today = then.toLocalDate().equals(LocalDate.ofInstant(clock.instant(), zone));
        return today ? say(language).clockTime(clockTime(then)) : day(then.toInstant(), zone, language);
    }

    private String day(Instant moment, ZoneId zone, String language) {
        ContactMessages say = say(language);
        ZonedDateTime then = moment.atZone(zone);
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.instant(), zone), then.toLocalDate());
        if (days == 0)
            return say.today(clockTime(then));
        if (days == 1)
            return say.tomorrow(clockTime(then));
        DateTimeFormatter day = DateTimeFormatter.ofPattern(days < 7 ? "EEEE" : "EEEE d MMMM", Locale.forLanguageTag(language));
        return say.later(day.format(then), clockTime(then));
    }

    private static String clockTime(ZonedDateTime moment) {
        return "%02d:%02d".formatted(moment.getHour(), moment.getMinute());
    }

    /** The city by whose clock times are said unless a card says another. */
    String homeCity() {
        return city(home);
    }

    private static String city(ZoneId zone) {
        return zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** All ways, in the order of their ids, for those who want to see everything. */
    List<Card> all(List<Channel> channels, Instant now, String language) {
        return channels.stream().map(channel -> card(channel, Finder.look(door(channel), now), false, language)).toList();
    }
}
