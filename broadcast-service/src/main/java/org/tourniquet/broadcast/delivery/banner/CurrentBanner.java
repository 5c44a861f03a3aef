package org.tourniquet.broadcast.delivery.banner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.kit.edge.Languages;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the banner says now, in each language; looked up at most every half second however many sites ask. */
@ApplicationScoped
class CurrentBanner {
    private static final Duration FRESH = Duration.ofMillis(500);

    /** One banner as sites get it. */
    @RegisterForReflection
    public record Banner(UUID id, UUID incident, String language, String direction, String heading, String text, String link,
            String linkText, Instant expiresAt, Instant approvedAt) {
    }

    private record Looked(Optional<Banner> banner, Instant at) {
    }

    private final Rendering rendering;
    private final Clock clock;
    private final Map<String, Looked> looked = new ConcurrentHashMap<>();

    CurrentBanner(Rendering rendering, Clock clock) {
        this.rendering = rendering;
        this.clock = clock;
    }

    Optional<Banner> in(String language) {
        String known = language != null && Languages.ALL.contains(language) ? language : Languages.DEFAULT;
        Instant now = clock.instant();
        // compute() lets one caller ask the database while the others wait for its answer
        return looked.compute(known, (key, last) -> last != null && last.at.plus(FRESH).isAfter(now) ? last
                : new Looked(QuarkusTransaction.requiringNew().call(() -> look(key, now)), now)).banner
                .filter(banner -> banner.expiresAt.isAfter(now));
    }

    private Optional<Banner> look(String language, Instant now) {
        return Notice.onTheBanner(now).stream().findFirst().map(notice -> {
            Rendering.Banner said = rendering.banner(notice, language, now);
            return new Banner(notice.id(), notice.incident(), said.language(), Languages.direction(said.language()),
                    said.heading(), said.text(), rendering.contactLink(notice.incident()), said.linkText(),
                    notice.expiresAt(), notice.approvedAt());
        });
    }
}
