package org.tourniquet.load;

import static org.tourniquet.triage.protocol.Verdict.Confidence.Level.HIGH;
import static org.tourniquet.triage.protocol.Verdict.Confidence.Level.LOW;
import static org.tourniquet.triage.protocol.Verdict.Confidence.Level.MEDIUM;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.tourniquet.triage.assessment.ProtocolJson;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Respondent;
import org.tourniquet.triage.protocol.Simulation;

/**
 * How short the shipped protocols are for a crowd of made-up people, how often a verdict is right when people slip, and
 * how long the engine thinks. The crowd is the same in every run; only the thinking time depends on the machine.
 */
final class TriageBench {

    private static final List<String> SHIPPED = List.of("natural-disaster", "business-failure", "service-outage",
            "health-personal");

    private TriageBench() {
    }

    static void run(int people, Path results) throws IOException {
        List<Protocol> protocols = SHIPPED.stream().map(ProtocolJson::shipped).toList();
        System.out.printf("triage: %,d made-up people for each of %d protocols, seed %d%n", people, protocols.size(),
                Simulation.SEED);
        for (Respondent.Model model : Respondent.Model.values()) {
            List<Simulation> shortly = new ArrayList<>();
            List<Simulation> byText = new ArrayList<>();
            for (Protocol protocol : protocols) {
                shortly.add(Simulation.of(protocol, model, Simulation.SEED, people));
                byText.add(Simulation.of(protocol, model, Simulation.SEED, people, Mode.TEXT));
                keep(protocol.key(), model, shortly.subList(shortly.size() - 1, shortly.size()),
                        byText.subList(byText.size() - 1, byText.size()), results);
            }
            keep("all", model, shortly, byText, results);
            tell(model, shortly, byText);
        }
        DecisionTime.of(protocols).tell().keepIn(results.resolve("triage-decisions.csv"));
        System.out.println("  What it is not: made-up people answer by a model; real ones are measured by their sessions.");
    }

    private static void tell(Respondent.Model model, List<Simulation> all, List<Simulation> byText) {
        double mean = mean(all, Simulation::mean);
        double full = mean(all, Simulation::full);
        System.out.printf(Locale.ROOT, """
                %s
                  asked                  mean %.2f of %.2f (%.1f %%), middle %d, 95 %% at most %d, longest %d
                  fewest in hindsight    %.2f, so asked is %.3f times that; put twice: %.2f more
                  like the whole         %,d of %,d
                  eight by text          the winner is one of the two named in %.2f %%
                  right without slips    HIGH %.1f %%, MEDIUM %.1f %%, LOW %.1f %%
                """, model, mean, full, 100 * mean / full, worst(all, s -> s.quantile(0.5)),
                worst(all, s -> s.quantile(0.95)), worst(all, Simulation::max), mean(all, Simulation::fewest),
                mean / mean(all, Simulation::fewest), mean(all, Simulation::screens) - mean,
                all.stream().mapToInt(Simulation::equal).sum(), all.stream().mapToInt(Simulation::sessions).sum(),
                100 * among(byText), 100 * tally(all, HIGH).share(), 100 * tally(all, MEDIUM).share(),
                100 * tally(all, LOW).share());
    }

    private static void keep(String protocol, Respondent.Model model, List<Simulation> all, List<Simulation> byText,
            Path results) throws IOException {
        double mean = mean(all, Simulation::mean);
        double full = mean(all, Simulation::full);
        double fewest = mean(all, Simulation::fewest);
        var line = new Line().with("protocol", protocol).with("people", model)
                .with("sessions", all.stream().mapToInt(Simulation::sessions).sum())
                .with("asked_mean", 3, mean).with("full_mean", 3, full).with("share", 4, mean / full)
                .with("asked_p50", worst(all, s -> s.quantile(0.5))).with("asked_p95", worst(all, s -> s.quantile(0.95)))
                .with("asked_max", worst(all, Simulation::max))
                .with("put_twice_mean", 3, mean(all, Simulation::screens) - mean)
                .with("fewest_mean", 3, fewest).with("over_fewest", 4, mean / fewest)
                .with("like_the_whole", all.stream().mapToInt(Simulation::equal).sum())
                .with("one_of_two_after_eight", 4, among(byText));
        for (var level : List.of(HIGH, MEDIUM, LOW)) {
            String name = level.name().toLowerCase(Locale.ROOT);
            line.with(name + "_sessions", tally(all, level).sessions()).with(name + "_right", 4,
                    tally(all, level).share());
        }
        line.keepIn(results.resolve("triage.csv"));
    }

    private static double mean(List<Simulation> all, ToDoubleFunction<Simulation> figure) {
        return all.stream().mapToDouble(figure).average().orElse(0);
    }

    private static int worst(List<Simulation> all, ToDoubleFunction<Simulation> figure) {
        return (int) all.stream().mapToDouble(figure).max().orElse(0);
    }

    private static double among(List<Simulation> all) {
        return mean(all, s -> (double) s.amongTwo() / s.sessions());
    }

    private static Simulation.Tally tally(List<Simulation> all, org.tourniquet.triage.protocol.Verdict.Confidence.Level level) {
        return all.stream().map(s -> s.confidence(level)).reduce(new Simulation.Tally(0, 0), Simulation.Tally::plus);
    }
}
