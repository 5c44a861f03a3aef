package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Idempotent;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

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
            Boolean human, Person person) {
    }

    @RegisterForReflection
    record About(String protocol) {
    }

    @RegisterForReflection
    record Reads(String language) {
    }

    @RegisterForReflection
    record Code(String digits, Instant until) {
    }

    @RegisterForReflection
    record Typed(String code, String phone) {
    }

    @RegisterForReflection
    record Begun(String token, String passport, NextView next) {
    }

    @RegisterForReflection
    record Reply(NextView next) {
    }

    private final Entrance entrance;
    private final Conversation conversation;
    private final Choice choice;
    private final Replies replies;
    private final Wishes wishes;
    private final ResumeCodes codes;
    private final Humans humans;
    private final KnownPerson persons;
    private final FieldCipher cipher;
    private final AssessmentConfig config;
    private final Languages languages;
    private final Clock clock;

    AssessmentResource(Entrance entrance, Conversation conversation, Choice choice, Replies replies, Wishes wishes,
            ResumeCodes codes, Humans humans, KnownPerson persons, FieldCipher cipher, AssessmentConfig config,
            Languages languages, Clock clock) {
        this.entrance = entrance;
        this.conversation = conversation;
        this.choice = choice;
        this.replies = replies;
        this.wishes = wishes;
        this.codes = codes;
        this.humans = humans;
        this.persons = persons;
        this.cipher = cipher;
        this.config = config;
        this.languages = languages;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @Operation(summary = "Begin an assessment", description = "Without protocol: the incident's, else that of the only live incident. constraint `no-voice` never leads to a phone call. `?full=true` asks everything. human asks for a human at once, also before it is said what it is about.")
    @APIResponse(responseCode = "201", description = "token (at least 128 bits), passport (short code for people), next (the first question, or the situations to choose from); only the passport where nothing is published that could be asked")
    @APIResponse(responseCode = "422", description = "every wrong field at once")
    @APIResponse(responseCode = "429", description = "many-arrivals: too many began from there or in all; Retry-After says when, detail who answers now. Who has begun is never limited.")
    public Begun begin(@QueryParam("full") boolean full, Begin begin, @Context HttpServerRequest request) {
        Begin asked = begin == null ? new Begin(null, null, null, null, null, null, null, null) : begin;
        String protocol = choice.protocol(asked.protocol(), asked.incident());
        Problem problem = checked(asked, protocol);
        Contact given = contact(asked.person(), "/person", problem);
        problem.throwIfAny();
        KnownPerson.Link known = persons.read(asked.recipient());
        Contact contact = given.reachable() ? given : known.contact().reachable() ? known.contact() : given;
        String language = asked.language() == null ? languages.language() : asked.language();
        entrance.byProgram(request, language);
        if (Boolean.TRUE.equals(asked.human()) && choice.keys().isEmpty())
            return straight(asked.incident(), language, contact);
        Turn turn = conversation.begin(new Conversation.Start(null, protocol, asked.incident(),
                known.recipient(), language, "no-voice".equals(asked.constraint()), full, contact));
        if (Boolean.TRUE.equals(asked.human()))
            turn = conversation.wishHuman(turn.assessment().token);
        return begun(turn);
    }

    private Problem checked(Begin asked, String protocol) {
        var problem = new Problem(422, "assessment-wrong", "This assessment cannot begin");
        if (asked.mode() != null && !"WEB".equals(asked.mode()))
            problem.at("/mode", "mode-not-public", "must be WEB; an assessment by text begins with an inbound text");
        if (asked.constraint() != null && !"no-voice".equals(asked.constraint()))
            problem.at("/constraint", "unknown-constraint", "must be no-voice");
        if (asked.language() != null && !Languages.ALL.contains(asked.language()))
            problem.at("/language", "unknown-language", "must be one of " + String.join(", ", Languages.ALL));
        if (asked.recipient() != null && asked.recipient().length() > 1000)
            problem.at("/recipient", "too-long", "is not a token that we gave");
        boolean later = Boolean.TRUE.equals(asked.human()) && asked.protocol() == null;
        if (!later && protocol == null)
            problem.at("/protocol", asked.protocol() == null ? "protocol-needed" : "unknown-protocol",
                    "must be one of " + String.join(", ", choice.keys()));
        return problem;
    }

    @GET
    @Path("{token}")
    @Operation(summary = "Where it stands", description = "The next question or the verdict; resumes on any device.")
    public Begun now(@PathParam("token") String token) {
        return begun(conversation.now(token));
    }

    @POST
    @Path("{token}/answers")
    @Operation(summary = "Answer a question", description = "Stored before the reply. The same key gets the first reply again; any open question may be answered. A question that is not open is 409.")
    public Reply answer(@PathParam("token") String token, Given given) {
        Given asked = Given.checked(given, true);
        return new Reply(replies.next(conversation.answer(token, asked.question(), asked.raw(), asked.key())));
    }

    @PUT
    @Path("{token}/answers/{question}")
    @Operation(summary = "Correct an answer", description = "One more line in the log; the last one counts, everything is computed anew.")
    public Reply correct(@PathParam("token") String token, @PathParam("question") String question, Given given) {
        Given asked = Given.checked(given, false);
        return new Reply(replies.next(conversation.correct(token, question, asked.raw(), asked.key())));
    }

    @PUT
    @Path("{token}/protocol")
    @Operation(summary = "Say what it is about", description = "After a human was asked for first; next.situations names the choices. The story that waits already goes on.")
    @APIResponse(responseCode = "409", description = "situation-said: it was said already")
    public Reply about(@PathParam("token") String token, About about) {
        return new Reply(replies.next(conversation.about(token, about == null ? null : about.protocol())));
    }

    @PUT
    @Path("{token}/person")
    @Operation(summary = "How to reach the person", description = "What is given replaces what was known, what is left out stays. The receipt is sent once.")
    @APIResponse(responseCode = "422", description = "every wrong field at once")
    public WishesView reach(@PathParam("token") String token, Person person) {
        var problem = new Problem(422, "contact-wrong", "We cannot write to this address");
        Contact contact = contact(person, "", problem);
        if (!problem.any() && !contact.reachable() && contact.sealedName() == null)
            problem.at("/", "contact-missing", "give a name, an email or a phone");
        problem.throwIfAny();
        return replies.wishes(conversation.reach(token, contact));
    }

    @PUT
    @Path("{token}/language")
    @Operation(summary = "The person reads another language from now on")
    public Reply reads(@PathParam("token") String token, Reads reads) {
        if (reads == null || reads.language() == null || !Languages.ALL.contains(reads.language()))
            throw new Problem(422, "language-wrong", "We do not speak this language").at("/language", "unknown-language",
                    "must be one of " + String.join(", ", Languages.ALL));
        return new Reply(replies.next(wishes.speak(token, reads.language())));
    }

    @POST
    @Path("{token}/code")
    @ResponseStatus(201)
    @Operation(summary = "Six digits to go on elsewhere", description = "They open it once; the ones before stop working. Never kept, so there is no first answer to repeat.")
    public Code code(@PathParam("token") String token) {
        return new Code(codes.issue(token), clock.instant().plus(config.codeLife()));
    }

    @POST
    @Path("resumption")
    @Operation(summary = "Go on with six digits", description = "phone: its last four digits, for a code that came by text.")
    @APIResponse(responseCode = "403", description = "The digits open nothing")
    @APIResponse(responseCode = "429", description = "Too many wrong ones from there: wait")
    public Begun resume(Typed typed, @Context HttpServerRequest request) {
        ResumeCodes.Opened opened = codes.open(typed == null ? null : typed.code(), typed == null ? null : typed.phone(),
                request.remoteAddress().hostAddress());
        if (opened.pause())
            throw new Problem(429, "too-many-codes", "Too many wrong codes came from there").retryAfter(
                    (int) config.codePause().toSeconds());
        if (opened.token() == null)
            throw new Problem(403, "code-wrong", "These digits open nothing").detail("They work once and for a short time.");
        return begun(conversation.now(opened.token()));
    }

    /** Nothing is published that could be asked: a story at once, found again by its passport. */
    private Begun straight(UUID incident, String language, Contact contact) {
        return new Begun(null, humans.open(new Humans.Wish(UUID.randomUUID().toString(), incident, language, contact,
                List.of())).passport(), null);
    }

    private Begun begun(Turn turn) {
        return new Begun(turn.assessment().token, turn.assessment().passport, replies.next(turn));
    }

    /** Every wrong field joins the others. */
    private Contact contact(Person person, String place, Problem problem) {
        if (person == null)
            return Contact.NONE;
        try {
            return Contact.of(person.name(), person.email(), person.phone(), config.country(), cipher);
        } catch (Problem wrong) {
            wrong.errors().forEach(e -> problem.at(place + e.pointer(), e.code(), e.detail()));
            return Contact.NONE;
        }
    }
}
