package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Assessments for programs: the token is the capability, so no sign-in; mode WEB only. */
@Path("/api/assessments")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments", description = "One person's run through a protocol. Public: whoever holds the token holds the assessment.")
class AssessmentResource {

    @RegisterForReflection
    record Person(String name, String email, String phone) {
    }

    @RegisterForReflection
    record Begin(String protocol, UUID incident, String recipient, String language, String mode, String constraint,
            Person person) {
    }

    @RegisterForReflection
    record Given(String question, JsonNode value, String key) {
    }

    @RegisterForReflection
    record Begun(String token, String passport, NextView next) {
    }

    @RegisterForReflection
    record Reply(NextView next) {
    }

    private final Conversation conversation;
    private final Choice choice;
    private final Finding finding;
    private final KnownPerson persons;
    private final FieldCipher cipher;
    private final AssessmentConfig config;
    private final Languages languages;

    AssessmentResource(Conversation conversation, Choice choice, Finding finding, KnownPerson persons, FieldCipher cipher,
            AssessmentConfig config,
            Languages languages) {
        this.conversation = conversation;
        this.choice = choice;
        this.finding = finding;
        this.persons = persons;
        this.cipher = cipher;
        this.config = config;
        this.languages = languages;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Operation(summary = "Begin an assessment", description = "Without protocol: the incident's, else that of the only live incident. constraint `no-voice` never leads to a phone call. `?full=true` asks everything.")
    @APIResponse(responseCode = "201", description = "token (at least 128 bits), passport (short code for people), next")
    @APIResponse(responseCode = "422", description = "every wrong field at once")
    public Begun begin(@QueryParam("full") boolean full, Begin begin) {
        Begin asked = begin == null ? new Begin(null, null, null, null, null, null, null) : begin;
        checked(asked).throwIfAny();
        Person person = asked.person() == null ? new Person(null, null, null) : asked.person();
        KnownPerson.Link known = persons.read(asked.recipient());
        Contact given = Contact.of(person.name(), person.email(), person.phone(), config.country(), cipher);
        Contact contact = given.reachable() ? given : known.contact().reachable() ? known.contact() : given;
        String language = asked.language() == null ? languages.language() : asked.language();
        Turn turn = conversation.begin(new Conversation.Start(null, choice.protocol(asked.protocol(), asked.incident()),
                asked.incident(), known.recipient(), language, "no-voice".equals(asked.constraint()), full, contact));
        return new Begun(turn.assessment().token, turn.assessment().passport, next(turn));
    }

    private Problem checked(Begin asked) {
        var problem = new Problem(422, "assessment-wrong", "This assessment cannot begin");
        if (asked.mode() != null && !"WEB".equals(asked.mode()))
            problem.at("/mode", "mode-not-public", "must be WEB; an assessment by text begins with an inbound text");
        if (asked.constraint() != null && !"no-voice".equals(asked.constraint()))
            problem.at("/constraint", "unknown-constraint", "must be no-voice");
        if (asked.language() != null && !Languages.ALL.contains(asked.language()))
            problem.at("/language", "unknown-language", "must be one of " + String.join(", ", Languages.ALL));
        if (asked.recipient() != null && asked.recipient().length() > 1000)
            problem.at("/recipient", "too-long", "is not a token that we gave");
        if (choice.protocol(asked.protocol(), asked.incident()) == null)
            problem.at("/protocol", asked.protocol() == null ? "protocol-needed" : "unknown-protocol",
                    "must be one of " + String.join(", ", choice.keys()));
        return problem;
    }

    @GET
    @Path("{token}")
    @Operation(summary = "Where it stands", description = "The next question or the verdict; resumes on any device.")
    public Begun now(@PathParam("token") String token) {
        Turn turn = conversation.now(token);
        return new Begun(token, turn.assessment().passport, next(turn));
    }

    @POST
    @Path("{token}/answers")
    @Operation(summary = "Answer a question", description = "Stored before the reply. The same key gets the first reply again; any open question may be answered. A question that is not open is 409.")
    public Reply answer(@PathParam("token") String token, Given given) {
        if (given == null || given.question() == null)
            throw new Problem(422, "answer-wrong", "This answer does not fit").at("/question", "missing", "is missing");
        return new Reply(next(conversation.answer(token, given.question(), raw(given), key(given))));
    }

    @PUT
    @Path("{token}/answers/{question}")
    @Operation(summary = "Correct an answer", description = "One more line in the log; the last one counts, everything is computed anew.")
    public Reply correct(@PathParam("token") String token, @PathParam("question") String question, Given given) {
        if (given == null)
            throw new Problem(422, "answer-wrong", "This answer does not fit").at("/value", "missing", "is missing");
        return new Reply(next(conversation.correct(token, question, raw(given), key(given))));
    }

    private NextView next(Turn turn) {
        return NextView.of(turn, finding, Said.of(turn.assessment().language));
    }

    private static String key(Given given) {
        String key = Optional.ofNullable(given.key()).orElseGet(() -> UUID.randomUUID().toString());
        if (key.isBlank() || key.length() > 100)
            throw new Problem(422, "answer-wrong", "This answer does not fit").at("/key", "key-wrong",
                    "must have 1 to 100 characters");
        return key;
    }

    private static List<String> raw(Given given) {
        var problem = new Problem(422, "answer-wrong", "This answer does not fit");
        var raw = new ArrayList<String>();
        JsonNode value = given.value();
        if (value != null && value.isTextual())
            raw.add(value.asText());
        else if (value != null && value.isArray() && value.size() <= 100)
            value.forEach(v -> {
                if (v.isTextual() && v.asText().indexOf('\n') < 0)
                    raw.add(v.asText());
                else
                    problem.at("/value", "wrong-form", "must hold option ids only");
            });
        else
            problem.at("/value", "wrong-form", "must be a text or a list of option ids");
        problem.throwIfAny();
        return raw;
    }
}
