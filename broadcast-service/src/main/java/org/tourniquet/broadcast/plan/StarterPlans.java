package org.tourniquet.broadcast.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlannedTask;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.kit.edge.OneAtATime;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResources;

/** The four plans that ship, one for each kind of crisis: laid down at the first start, everybody's to change from then on. */
@ApplicationScoped
@RegisterResources(globs = "plans/*.json")
public class StarterPlans {
    static final List<String> FILES = List.of("natural-disaster", "business-failure", "health-personal", "service-outage");

    /** A plan's file. */
    @RegisterForReflection
    record File(UUID id, String title, Kind kind, String protocol, List<Plan.Step> journey, List<PlannedNotice.Draft> notices,
            List<PlannedTask.Draft> tasks) {
        PlanText text() {
            return new PlanText(title, kind, protocol, Audience.EVERYONE, null, journey, notices, tasks);
        }
    }

    private final PlanWriting writing;
    private final OneAtATime alone;
    private final ObjectMapper json;

    StarterPlans(PlanWriting writing, OneAtATime alone, ObjectMapper json) {
        this.writing = writing;
        this.alone = alone;
        this.json = json;
    }

    void layDown(@Observes StartupEvent starting) {
        alone.run("starter-plans", () -> QuarkusTransaction.requiringNew().run(() -> {
            if (Plan.count() == 0)
                FILES.stream().map(this::read).forEach(file -> writing.create(file.id, file.text()));
        }));
    }

    File read(String name) {
        try (InputStream file = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("plans/" + name + ".json")) {
            return json.readValue(file, File.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The plan " + name + " cannot be read", unreadable);
        }
    }
}
