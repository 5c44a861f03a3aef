package org.tourniquet.triage.assessment;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.PublicWeb;

/** Which links of the protocols answer: a dead one is not put before a person, and an editor is told. */
@ApplicationScoped
class Links {

    /** Names that stand for none (RFC 2606): the demonstration's links, which nobody can look at. */
    private static final Set<String> EXAMPLES = Set.of("example", "test", "invalid", "localhost");
    private static final Duration DOUBTFUL_AGAIN = Duration.ofHours(1);
    private static final Duration DEAD_AGAIN = Duration.ofDays(1);

    private final Protocols protocols;
    private final PublicWeb web;
    private final AssessmentConfig config;
    private final Clock clock;

    Links(Protocols protocols, PublicWeb web, AssessmentConfig config, Clock clock) {
        this.protocols = protocols;
        this.web = web;
        this.config = config;
        this.clock = clock;
    }

    /** Those of these that are not put before a person; unknown ones get the benefit of the doubt until looked at. */
    Set<String> dead(Collection<String> urls) {
        return urls.isEmpty() ? Set.of() : KnownLink.dead(urls);
    }

    /** Every web address of the current protocols, and where it stands. */
    @Transactional
    Map<String, Set<String>> all() {
        var all = new TreeMap<String, Set<String>>();
        for (Protocols.Published p : protocols.current())
            p.protocol().issues().forEach(i -> i.links().forEach(l -> l.address().texts().values().stream()
                    .filter(url -> url.startsWith("https://"))
                    .forEach(url -> all.computeIfAbsent(url, u -> new TreeSet<>())
                            .add(p.key() + ": " + i.id()))));
        return all;
    }

    /** Those whose turn it is, the ones never looked at first. */
    @Transactional
    List<String> due(int most) {
        Instant now = clock.instant();
        return all().keySet().stream().filter(url -> KnownLink.of(url).map(l -> !l.checkedAt.plus(rest(l)).isAfter(now))
                .orElse(true)).limit(most).toList();
    }

    private Duration rest(KnownLink link) {
        return switch (link.state) {
            case ALIVE, EXAMPLE -> config.linksAgain();
            case DOUBTFUL -> DOUBTFUL_AGAIN;
            case DEAD -> DEAD_AGAIN;
        };
    }

    /** Outside a transaction: looking takes seconds. */
    PublicWeb.Look look(String url) {
        return isExample(url) ? null : web.look(url);
    }

    @Transactional
    void keep(String url, PublicWeb.Look look) {
        KnownLink link = KnownLink.of(url).orElseGet(() -> {
            var fresh = new KnownLink();
            fresh.url = url;
            fresh.state = KnownLink.State.DOUBTFUL;
            fresh.checkedAt = clock.instant();
            fresh.persist();
            return fresh;
        });
        Instant now = clock.instant();
        switch (look) {
            case null -> link.isExample(now);
            case PublicWeb.Look.Answered answered when answered.status() < 400 || forbidden(answered.status()) -> link
                    .answered(now);
            case PublicWeb.Look.Answered answered -> link.failed("answers with " + answered.status(),
                    answered.status() == 404 || answered.status() == 410, now);
            case PublicWeb.Look.Refused refused -> link.failed(refused.why(), true, now);
            case PublicWeb.Look.Silent silent -> link.failed(silent.why(), false, now);
        }
    }

    /** It is there, only not for programs; a person's browser gets in. */
    private static boolean forbidden(int status) {
        return status == 401 || status == 403 || status == 405 || status == 429;
    }

    private static boolean isExample(String url) {
        String host = URI.create(url).getHost();
        return host == null || EXAMPLES.contains(host.substring(host.lastIndexOf('.') + 1))
                || host.matches("(.*\\.)?example\\.(com|net|org)");
    }

    /** What no protocol leads to any more needs no record. */
    @Transactional
    void forgetUnused() {
        Set<String> used = all().keySet();
        KnownLink.<KnownLink> listAll().stream().filter(l -> !used.contains(l.url)).forEach(KnownLink::delete);
    }
}
