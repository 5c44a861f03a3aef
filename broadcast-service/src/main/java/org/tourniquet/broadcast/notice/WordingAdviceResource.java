package org.tourniquet.broadcast.notice;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.Roles;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.annotations.RegisterResources;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Advice about words before they are said. */
@Path("/api/wordings/advice")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RegisterResources(globs = "advice/*.properties")
@Tag(name = "Wordings")
public class WordingAdviceResource {
    private static final int MOST = 30_000;

    /** Words in one language; {@code promised}: a next update is promised beside them. */
    @RegisterForReflection
    public record Words(@NotNull @Pattern(regexp = "[a-z]{2,3}") String language, Purpose purpose, boolean promised,
            @NotNull Wording wording) {
    }

    /** What could be better, and what would make the text message cheaper. */
    @RegisterForReflection
    public record Said(Advice advice, Preview.Parts sms, List<SmsSavings.Saving> savings) {
    }

    @POST
    @RolesAllowed({ Roles.MANAGER, Roles.LEAD, Roles.EDITOR, Roles.AUDITOR })
    @Operation(summary = "What could be better in a wording, with reasons", description = "Advice only: nothing is refused for it")
    public Said advice(@NotNull @Valid Words words) {
        Wording wording = words.wording();
        if (wording.forms().values().stream().mapToInt(String::length).sum() > MOST)
            throw Problem.of(413, "too-long", "That is more than a notice can say");
        String sms = wording.joined(words.language()).sms();
        return new Said(new Advisor(words.language()).of(wording, words.purpose() == null ? Purpose.UPDATE : words.purpose(),
                words.promised()), sms == null ? null : Preview.Parts.of(SmsParts.of(sms)),
                sms == null ? List.of() : SmsSavings.of(sms));
    }
}
