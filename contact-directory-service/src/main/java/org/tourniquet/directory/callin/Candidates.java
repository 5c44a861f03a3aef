package org.tourniquet.directory.callin;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.directory.roster.Colleagues;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Who of the staff may be asked to come, in the order of the roster, and what speaks against the others. */
@ApplicationScoped
class Candidates {

    /** Somebody of the staff; {@code not} says why they are not asked, null when they may be. */
    @TemplateData
    @RegisterForReflection
    public record Candidate(String username, String name, String not, Instant since) {
    }

    /** Somebody who may be asked, with what it takes to do so. */
    record Reachable(String username, String name, String phone, String print) {
    }

    private final Colleagues colleagues;
    private final CallInConfig config;
    private final FieldCipher cipher;
    private final Clock clock;

    Candidates(Colleagues colleagues, CallInConfig config, FieldCipher cipher, Clock clock) {
        this.colleagues = colleagues;
        this.config = config;
        this.cipher = cipher;
        this.clock = clock;
    }

    List<Candidate> all() {
        Map<String, Asked> lately = lately();
        Set<String> silent = silent();
        return colleagues.at(clock.instant()).stream().map(one -> candidate(one, lately, silent)).toList();
    }

    List<Reachable> reachable() {
        Map<String, Asked> lately = lately();
        Set<String> silent = silent();
        return colleagues.at(clock.instant()).stream().filter(one -> candidate(one, lately, silent).not() == null)
                .map(one -> new Reachable(one.username(), one.name(), one.phone(), cipher.fingerprint(one.phone()))).toList();
    }

    private Candidate candidate(Colleagues.Colleague one, Map<String, Asked> lately, Set<String> silent) {
        if (one.onDuty())
            return new Candidate(one.username(), one.name(), "on duty now", null);
        if (one.phone() == null)
            return new Candidate(one.username(), one.name(), "has no number for texts", null);
        String print = cipher.fingerprint(one.phone());
        if (silent.contains(print))
            return new Candidate(one.username(), one.name(), "wants no texts (STOP): call them", null);
        Asked asked = lately.get(print);
        return new Candidate(one.username(), one.name(), asked == null ? null : "asked already",
                asked == null ? null : asked.askedAt);
    }

    /** By telephone, the latest of each. */
    private Map<String, Asked> lately() {
        return Asked.since(clock.instant().minus(config.leftInPeace())).stream()
                .collect(Collectors.toMap(asked -> asked.phonePrint, Function.identity(), (before, after) -> after));
    }

    private static Set<String> silent() {
        return new HashSet<>(Silence.<Silence> listAll().stream().map(one -> one.phonePrint).toList());
    }
}
