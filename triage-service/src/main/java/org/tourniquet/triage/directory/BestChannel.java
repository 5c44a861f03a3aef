package org.tourniquet.triage.directory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Need → the best channel now, from what the directory last told us: one that serves the need, is open, works, speaks
 * the language; when all are shut, the next to open. Never a voice line for someone who cannot talk.
 */
@ApplicationScoped
public class BestChannel {

    private static final Logger LOG = Logger.getLogger(BestChannel.class);
    private static final Duration ALWAYS = Duration.ofDays(7);

    private final ObjectMapper json;
    private final Clock clock;
    private volatile List<ChannelChanged> remembered = List.of();

    BestChannel(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    // what was read once, by channel; a newer version takes its place
    private final Map<UUID, Read> views = new ConcurrentHashMap<>();

    private record Read(KnownChannel.Standing standing, ChannelChanged channel) {
    }

    /** Best first; empty only when the directory has never told us of a usable channel. */
    public List<Door> doors(String need, String language, boolean noVoice) {
        return choose(known().stream(), need, language, noVoice, clock.instant());
    }

    /** The same without the database, as we last knew them; for pages that say that it is away. */
    public List<Door> remembered(String need, String language) {
        return choose(remembered.stream(), need, language, false, clock.instant());
    }

    @Scheduled(every = "60s")
    @RunOnVirtualThread
    void remember() {
        try {
            QuarkusTransaction.requiringNew().run(this::known);
        } catch (RuntimeException away) {
            LOG.debugf("the ways to reach us are remembered as they were: %s", away.getMessage());
        }
    }

    private List<ChannelChanged> known() {
        remembered = inService().toList();
        return remembered;
    }

    /** Every need that some channel in service serves, as the directory last told us. */
    public Set<String> needs() {
        return inService().flatMap(c -> c.needs().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of a channel that we read before and that did not change, only the version is asked. */
    private Stream<ChannelChanged> inService() {
        return KnownChannel.inService().stream().map(standing -> {
            Read read = views.get(standing.id());
            if (read == null || !read.standing().equals(standing)) {
                read = new Read(standing, read(KnownChannel.known(standing.id()).view));
                views.put(standing.id(), read);
            }
            return read.channel();
        });
    }

    static List<Door> choose(Stream<ChannelChanged> channels, String need, String language, boolean noVoice, Instant now) {
        return BestFirst.of(channels.filter(c -> !c.retired() && !"DOWN".equals(c.state()))
                .filter(c -> !(noVoice && c.isVoice()))
                .map(c -> new BestFirst.Candidate(c, door(c, need, language, now))).toList(), need);
    }

    private static Door door(ChannelChanged c, String need, String language, Instant now) {
        boolean known = c.openUntil() == null || now.isBefore(c.openUntil());
        var open = c.open().stream().filter(i -> i.holds(now)).findFirst();
        Instant until = open.map(ChannelChanged.Interval::to).orElse(null);
        Instant opens = c.open().stream().map(ChannelChanged.Interval::from).filter(now::isBefore)
                .min(Comparator.naturalOrder()).orElse(null);
        boolean always = until != null && Duration.between(now, until).compareTo(ALWAYS) > 0;
        return new Door(c.id(), c.kind(), c.nameIn(language), c.addressIn(language), open.isPresent(), known, until, opens,
                always, c.needs().contains(need), c.languages().isEmpty() || c.languages().contains(language),
                c.humanAnswers(), c.expectedWaitSeconds(), c.timeZone());
    }

    private ChannelChanged read(String view) {
        try {
            return json.readValue(view, ChannelChanged.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored channel is unreadable", e);
        }
    }
}
