package org.tourniquet.broadcast.directory;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One of the public's channels as the directory last told it; enough to name the best open door without the directory. */
@Entity
@Table(name = "known_channel")
public class KnownChannel extends PanacheEntityBase {
    /** The needs of the starting directory, in the order people should read them; an organisation's own come after. */
    private static final List<String> NEED_ORDER = List.of("crisis", "coverage", "technical", "reschedule");

    @Id
    private UUID id;
    private long version;
    private boolean retired;
    @JdbcTypeCode(SqlTypes.JSON)
    private ChannelChanged view;
    @Column(name = "changed_at")
    private Instant changedAt;

    protected KnownChannel() {
    }

    /** A channel made of an event. */
    public KnownChannel(ChannelChanged event) {
        this.id = event.id();
        take(event);
    }

    /** Keeps what an event says if it is newer than what is known; returns whether it was. */
    public static boolean learn(ChannelChanged event) {
        KnownChannel known = findById(event.id());
        if (known == null)
            new KnownChannel(event).persist();
        else if (event.version() > known.version)
            known.take(event);
        else
            return false;
        return true;
    }

    /** All channels still in use. */
    public static List<KnownChannel> inUse() {
        return list("retired = false order by id");
    }

    /** For each need the channels that serve it, best open one first. */
    public static Map<String, List<KnownChannel>> byNeed(List<KnownChannel> channels, String language, Instant now) {
        TreeSet<String> needs = new TreeSet<>(Comparator.comparingInt(KnownChannel::needOrder)
                .thenComparing(Comparator.naturalOrder()));
        channels.forEach(channel -> needs.addAll(channel.view.needs()));
        Map<String, List<KnownChannel>> doors = new LinkedHashMap<>();
        for (String need : needs)
            doors.put(need, BestFirst.serving(need, channels, language, now));
        return doors;
    }

    private static int needOrder(String need) {
        int at = NEED_ORDER.indexOf(need);
        return at < 0 ? NEED_ORDER.size() : at;
    }

    private void take(ChannelChanged event) {
        version = event.version();
        retired = event.retired();
        view = event;
        changedAt = event.changedAt();
    }

    /** Whether someone there, or the page itself, uses this language; a channel that names none is taken to speak all. */
    public boolean speaks(String language) {
        return view.languages().isEmpty() || view.languages().contains(language);
    }

    /** When it answers, seen from an instant. */
    public DoorHours hours(Instant now) {
        return DoorHours.of(view, now);
    }

    public String name(String language) {
        return inLanguage(view.name(), language);
    }

    public String address(String language) {
        return inLanguage(view.address(), language);
    }

    private static String inLanguage(Map<String, String> texts, String language) {
        String text = texts.getOrDefault(language, texts.get("en"));
        return text != null || texts.isEmpty() ? text : texts.values().iterator().next();
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public boolean retired() {
        return retired;
    }

    public String kind() {
        return view.kind();
    }

    public ChannelChanged view() {
        return view;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
