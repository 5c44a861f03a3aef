package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.Canonical;
import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.assessment.Protocols;
import org.tourniquet.triage.directory.BestChannel;
import org.tourniquet.triage.protocol.Flaw;
import org.tourniquet.triage.protocol.Inspection;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Trial;

import com.fasterxml.jackson.databind.JsonNode;

/** Everything that is wrong with a protocol, at once: its form, its content, its languages and where it would lead. */
@ApplicationScoped
class Check {

    private static final int REMEMBERED = 20;

    /** What can be read, and every flaw found by reading. */
    record Checked(Protocol protocol, List<Flaw> flaws) {

        List<Flaw> errors() {
            return flaws.stream().filter(f -> !f.warning()).toList();
        }

        List<Flaw> warnings() {
            return flaws.stream().filter(Flaw::warning).toList();
        }

        boolean playable() {
            return errors().stream().allMatch(f -> f.code().equals("E-SIGNED-OFF"));
        }

        Checked with(List<Flaw> more) {
            var all = new ArrayList<>(flaws);
            all.addAll(more);
            return new Checked(protocol, List.copyOf(all));
        }
    }

    private final BestChannel channels;
    private final Protocols protocols;
    private final Map<String, Trial> trials = new LinkedHashMap<>();

    Check(BestChannel channels, Protocols protocols) {
        this.channels = channels;
        this.protocols = protocols;
    }

    /** By reading alone: milliseconds. */
    Checked read(JsonNode content) {
        var looked = ProtocolJson.look(content);
        var flaws = new ArrayList<>(looked.flaws());
        Inspection.of(looked.protocol()).stream()
                .filter(f -> looked.flaws().stream().noneMatch(s -> sameOrInside(f.pointer(), s.pointer())))
                .forEach(flaws::add);
        actions(looked.protocol(), flaws);
        signatures(looked.protocol(), flaws);
        return new Checked(looked.protocol(), List.copyOf(flaws));
    }

    /** With 2,000 made-up people: seconds, and only for what can be played; the same content is tried once. */
    Checked thorough(JsonNode content) {
        var checked = read(content);
        return checked.playable() ? checked.with(trial(content, checked.protocol()).flaws()) : checked;
    }

    Trial trial(JsonNode content, Protocol protocol) {
        String hash = Canonical.hash(content);
        synchronized (trials) {
            if (trials.size() > REMEMBERED)
                trials.remove(trials.keySet().iterator().next());
            if (trials.containsKey(hash))
                return trials.get(hash);
        }
        var trial = Trial.of(protocol);
        synchronized (trials) {
            trials.put(hash, trial);
        }
        return trial;
    }

    private static boolean sameOrInside(String pointer, String of) {
        return pointer.equals(of) || pointer.startsWith(of + "/");
    }

    /** Where the winner would lead, as far as the directory has told us. */
    private void actions(Protocol protocol, List<Flaw> flaws) {
        Set<String> served = channels.needs();
        if (served.isEmpty()) {
            flaws.add(new Flaw("/issues", "W-ACTION", "The directory has not told us of any channel yet, so nobody could be "
                    + "sent anywhere; write the channels there."));
            return;
        }
        for (int i = 0; i < protocol.issues().size(); i++) {
            String kind = protocol.issues().get(i).kind();
            if (!kind.isBlank() && !served.contains(kind))
                flaws.add(new Flaw("/issues/" + i + "/kind", "W-ACTION", "No channel of the directory serves “" + kind
                        + "”; add the need to a channel there, or name one of " + String.join(", ", served) + "."));
        }
    }

    private void signatures(Protocol protocol, List<Flaw> flaws) {
        var unsigned = protocol.locales().stream().filter(protocol::unreviewed).toList();
        if (!unsigned.isEmpty())
            flaws.add(new Flaw("/signedOff", protocols.publishesUnsigned() ? "W-SIGNED-OFF" : "E-SIGNED-OFF",
                    "Nobody has signed off the safety texts in " + String.join(", ", unsigned)
                            + "; somebody who speaks the language reads them and signs, or take it out of “locales”."));
    }
}
