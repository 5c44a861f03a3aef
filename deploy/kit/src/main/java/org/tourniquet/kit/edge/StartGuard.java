package org.tourniquet.kit.edge;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Refuses to start a service that would be unsafe: demo people in production, known keys, an API open to cookies. */
@Singleton
class StartGuard {
    private final String login;
    private final String sessionKey;
    private final String fieldKey;
    private final List<String> publicPaths;

    StartGuard(@ConfigProperty(name = "tourniquet.login") String login,
            @ConfigProperty(name = "quarkus.http.auth.session.encryption-key") Optional<String> sessionKey,
            @ConfigProperty(name = "tourniquet.field-key") Optional<String> fieldKey,
            @ConfigProperty(name = "tourniquet.public-paths") List<String> publicPaths) {
        this.login = login;
        this.sessionKey = sessionKey.orElse("");
        this.fieldKey = fieldKey.orElse("");
        this.publicPaths = publicPaths;
    }

    void check(@Observes StartupEvent starting) {
        if (publicPaths.stream().anyMatch(p -> p.startsWith("/api") || p.equals("/*"))) {
            throw new IllegalStateException(
                    "tourniquet.public-paths names pages only; a public call under /api says so by @PermitAll");
        }
        if (ConfigUtils.isProfileActive("prod")) {
            refuse(login.equals("local"), "the seeded people with their known password (tourniquet.login=local)");
            refuse(sessionKey.length() < 32 || sessionKey.startsWith("only-for-a-laptop"),
                    "no session key of its own: set TOURNIQUET_SESSION_KEY to at least 32 random characters");
            refuse(fieldKey.startsWith("b25seS1mb3ItYS1sYXB0b3A"), "the field key of a laptop: set TOURNIQUET_FIELD_KEY");
        }
    }

    private static void refuse(boolean unsafe, String what) {
        if (unsafe) {
            throw new IllegalStateException("Production does not start with " + what);
        }
    }
}
