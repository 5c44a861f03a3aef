package org.tourniquet.broadcast.incident;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Which plan an incident was opened from, for good. */
@Entity
@Table(name = "incident_plan")
class IncidentPlan extends PanacheEntityBase {
    @Id
    @Column(name = "incident_id")
    private UUID incident;
    @Column(name = "plan_id", updatable = false)
    private UUID plan;

    protected IncidentPlan() {
    }

    IncidentPlan(UUID incident, UUID plan) {
        this.incident = incident;
        this.plan = plan;
    }

    /** Which of these incidents was opened from which plan. */
    static Map<UUID, UUID> behind(Collection<UUID> incidents) {
        return IncidentPlan.<IncidentPlan> list("incident in ?1", incidents).stream()
                .collect(Collectors.toMap(each -> each.incident, each -> each.plan));
    }
}
