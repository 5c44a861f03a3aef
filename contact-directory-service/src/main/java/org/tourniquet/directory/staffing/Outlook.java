package org.tourniquet.directory.staffing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a staffing means for those who call: the wait, how busy the staff is, and how many would be enough. */
@TemplateData
@RegisterForReflection
public record Outlook(@Schema(description = "erlangs: people busy at any moment, if there were enough") double load,
        @Schema(description = "share of the time that each is busy; above 1 the queue only grows") double occupancy,
        @Schema(description = "share answered within 20 seconds") double serviceLevel,
        @Schema(description = "mean seconds until somebody answers; null: the queue only grows") Integer waitSeconds,
        @Schema(description = "share of callers who have to wait") double waits,
        @Schema(description = "share who hang up before; null where no patience is given") Double abandons,
        @Schema(description = "calls by which the queue grows each hour; 0 where it does not") long backlogPerHour,
        @Schema(description = "people needed at the phones: 80 % within 20 seconds, nobody busier than 85 %") int needed,
        @Schema(description = "people to be put on the plan for that, at 30 % of rest, training and illness") int scheduled,
        @Schema(description = "calls the staffed line can answer in an hour without anybody being busier than 85 %") int answersPerHour) {

    static final double WITHIN = 20;
    static final double SHARE = 0.8;
    /** People are no machines: above this they burn out. */
    static final double BUSIEST = 0.85;
    static final double SHRINKAGE = 0.3;

    public static Outlook of(Staffing staffing) {
        double handling = staffing.handlingSeconds / staffing.concurrency;
        double load = staffing.callsPerHour * handling / 3600;
        int agents = staffing.agents;
        boolean grows = load >= agents;
        Erlang.Impatient impatient = staffing.patienceSeconds == null || agents == 0 ? null
                : Erlang.impatient(load, agents, handling, staffing.patienceSeconds);
        Double wait = impatient != null ? Double.valueOf(impatient.meanWait())
                : grows ? null : Double.valueOf(Erlang.meanWait(load, agents, handling));
        int needed = Erlang.needed(load, handling, SHARE, WITHIN, BUSIEST);
        return new Outlook(load, agents == 0 ? (load > 0 ? 9.99 : 0) : load / agents,
                agents == 0 ? 0 : Erlang.serviceLevel(load, agents, handling, WITHIN),
                wait == null ? null : (int) Math.round(wait),
                impatient != null ? impatient.waits() : Erlang.waits(load, agents),
                impatient == null ? null : impatient.abandons(),
                grows ? Math.round(staffing.callsPerHour - agents * 3600 / handling) : 0, needed,
                Erlang.scheduled(needed, SHRINKAGE), (int) Math.floor(agents * 3600 / handling * BUSIEST));
    }

    /** How many more would be enough; none when there are enough. */
    public int shortfall(int agents) {
        return Math.max(0, needed - agents);
    }

    public String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
