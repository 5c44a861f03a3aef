package org.tourniquet.directory.staffing;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** What a wave of calls does to a line: "1,900 calls in 40 minutes to a line that answers 120 an hour". */
@Path("/api/channels/{id}/surge")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Staffing", description = "Erlang C, and Erlang A where a patience is given")
public class SurgeResource {

    private static final long MOST_CALLS = 10_000_000;
    private static final int LONGEST = 7 * 24 * 60;

    @GET
    @RolesAllowed({ Roles.LEAD, Roles.EDITOR, Roles.MANAGER, Roles.OPERATOR, Roles.AUDITOR })
    @Operation(summary = "How long a wave of calls is waited for", description = "Without answersPerHour the line's own staffing is taken.")
    @APIResponse(responseCode = "422", description = "problem surge-wrong, naming every wrong parameter at once")
    public Surge surge(@PathParam("id") UUID id, @QueryParam("calls") String calls, @QueryParam("minutes") String minutes,
            @QueryParam("answersPerHour") String answersPerHour) {
        return of(Channel.known(id).orElseThrow(Problem::notFound), calls, minutes, answersPerHour);
    }

    static Surge of(Channel channel, String calls, String minutes, String answersPerHour) {
        Problem wrong = Problem.of(422, "surge-wrong", "This cannot be reckoned");
        long many = number("/calls", calls, 0, MOST_CALLS, wrong);
        long within = number("/minutes", minutes, 1, LONGEST, wrong);
        boolean own = answersPerHour == null || answersPerHour.isBlank();
        if (own && channel.answersPerHour == null)
            wrong.at("/answersPerHour", "missing", "is missing, and nobody has said how this line is staffed");
        long answers = !own ? number("/answersPerHour", answersPerHour, 0, MOST_CALLS, wrong)
                : channel.answersPerHour == null ? 0 : channel.answersPerHour;
        wrong.throwIfAny();
        return Surge.of(many, (int) within, (int) answers);
    }

    private static long number(String pointer, String text, long least, long most, Problem wrong) {
        if (text != null && text.strip().matches("\\d{1,9}") && Long.parseLong(text.strip()) >= least
                && Long.parseLong(text.strip()) <= most)
            return Long.parseLong(text.strip());
        wrong.at(pointer, "range", "must be a whole number from " + least + " to " + most);
        return least;
    }
}
