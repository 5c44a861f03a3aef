package org.tourniquet.broadcast.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlannedTask;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Reach;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.Problem;

/** A plan's forms as a browser sends them; a row whose first field is empty is no row. */
final class PlanForm {
    private static final int ROWS = 60;
    private final Map<String, List<String>> form;

    PlanForm(Map<String, List<String>> form) {
        this.form = form;
    }

    /** The plan with the notices it has, which have forms of their own. */
    PlanText text(List<PlannedNotice.Draft> notices) {
        return new PlanText(said("title"), of(Kind.values(), said("kind")), said("protocol"), uuid("audience"), uuid("segment"),
                journey(), notices, tasks());
    }

    PlannedNotice.Draft notice() {
        Set<Medium> media = EnumSet.noneOf(Medium.class);
        form.getOrDefault("media", List.of()).forEach(name -> {
            Medium medium = of(Medium.values(), name);
            if (medium != null)
                media.add(medium);
        });
        Map<String, Wording> wordings = new TreeMap<>();
        form.keySet().stream().filter(name -> name.startsWith("wordings.")).map(name -> name.split("\\.")[1]).distinct()
                .forEach(language -> {
                    Wording words = Wording.none().each((part, _) -> said("wordings." + language + "." + part));
                    if (!words.forms().isEmpty())
                        wordings.put(language, words);
                });
        return new PlannedNotice.Draft(of(Purpose.values(), said("purpose")), wordings, media,
                of(Reach.values(), said("reach")),
                number("nextUpdateAfter"), number("expiresAfter"));
    }

    long version() {
        Integer version = number("version");
        if (version == null)
            throw Problem.of(400, "form-wrong", "The form is incomplete").detail("Load the page again.");
        return version;
    }

    private List<Plan.Step> journey() {
        List<Plan.Step> journey = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String at = "journey." + i + ".";
            if (said(at + "stand") != null)
                journey.add(new Plan.Step(said(at + "stand"), said(at + "need"), said(at + "door"), said(at + "hear")));
        }
        return journey;
    }

    private List<PlannedTask.Draft> tasks() {
        List<PlannedTask.Draft> tasks = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            String at = "tasks." + i + ".";
            if (said(at + "title") != null)
                tasks.add(new PlannedTask.Draft(said(at + "title"), said(at + "role"), number(at + "due"),
                        said(at + "evidence")));
        }
        return tasks;
    }

    private String said(String name) {
        String value = form.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
        return value == null || value.isBlank() ? null : value;
    }

    private Integer number(String name) {
        String value = said(name);
        return value != null && value.strip().matches("-?\\d{1,9}") ? Integer.valueOf(value.strip())
                : value == null ? null : -1;
    }

    private UUID uuid(String name) {
        try {
            return said(name) == null ? null : UUID.fromString(said(name));
        } catch (IllegalArgumentException notAnId) {
            return new UUID(0, 0);
        }
    }

    private static <E extends Enum<E>> E of(E[] values, String name) {
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst().orElse(null);
    }
}
