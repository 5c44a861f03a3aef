package org.tourniquet.triage.assessment;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/** The questionnaire as pages: one question a screen, plain form posts, resumable by the token in the address. */
@Path("/help")
@PermitAll
@RunOnVirtualThread
@Produces(MediaType.TEXT_HTML)
class HelpPages {

    /** The browser's own proof that a story is this person's; readable by no script. */
    static final String COOKIE = "tourniquet-help";
    private static final int THREE_DAYS = 3 * 24 * 3600;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance question(HelpPage.Asked page);

        static native TemplateInstance choose(HelpPage.Choosing page);

        static native TemplateInstance verdict(HelpPage.Outcome page);

        static native TemplateInstance lost(HelpPage.Bar bar);
    }

    private final Entrance entrance;
    private final Conversation conversation;
    private final Choice choice;
    private final HelpScreens screens;
    private final VerdictScreens verdicts;
    private final Wishes wishes;
    private final Lifeline lifeline;
    private final Resting resting;
    private final KnownPerson known;
    private final Humans humans;
    private final FieldCipher cipher;
    private final AssessmentConfig config;
    private final Languages languages;

    HelpPages(Entrance entrance, Conversation conversation, Choice choice, HelpScreens screens, VerdictScreens verdicts,
            Wishes wishes, Lifeline lifeline, Resting resting, KnownPerson known, Humans humans, FieldCipher cipher,
            AssessmentConfig config, Languages languages) {
        this.entrance = entrance;
        this.conversation = conversation;
        this.choice = choice;
        this.screens = screens;
        this.verdicts = verdicts;
        this.wishes = wishes;
        this.lifeline = lifeline;
        this.resting = resting;
        this.known = known;
        this.humans = humans;
        this.cipher = cipher;
        this.config = config;
        this.languages = languages;
    }

    /** The first question, or the choice of what it is about; nothing is kept yet. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance begin(@QueryParam("protocol") String protocol, @QueryParam("incident") String incident,
            @QueryParam("r") String recipient) {
        var link = new HelpScreens.Link(choice.protocol(protocol, uuid(incident)), uuid(incident), recipient,
                UUID.randomUUID().toString());
        return link.protocol() == null ? Templates.choose(screens.choose(link)) : Templates.question(screens.first(link, null));
    }

    /** The first answer (or the wish for a human) begins the assessment. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response begin(MultivaluedMap<String, String> posted, @Context HttpServerRequest request) {
        var form = new Form(posted);
        UUID incident = uuid(form.first("incident"));
        var link = new HelpScreens.Link(choice.protocol(form.first("protocol"), incident), incident,
                form.first("r"), form.first("key"));
        boolean human = form.has("human");
        if (link.protocol() == null && !human)
            return see("/help");
        String error = human ? null : screens.missing(form, link);
        if (error != null)
            return Response.status(422).entity(Templates.question(screens.first(link, error))).build();
        entrance.byPage(request, link, form, languages.language());
        if (human && choice.keys().isEmpty())
            return straight(link);
        KnownPerson.Link person = known.read(link.recipient());
        String token = conversation.begin(new Conversation.Start(link.key(), link.protocol(), incident, person.recipient(),
                languages.language(), form.has("noVoice"), false, person.contact())).assessment().token;
        if (human)
            conversation.wishHuman(token);
        else
            conversation.put(token, form.first("question"), form.raw(), form.key(),
                    languages.language());
        return Response.fromResponse(see("/help/" + token + (human ? "?human=true" : ""))).cookie(cookie(token)).build();
    }

    /** There is nothing to ask, so nobody is kept from a human: a story at once, open in this browser. */
    private Response straight(HelpScreens.Link link) {
        KnownPerson.Link person = known.read(link.recipient());
        Humans.Opened story = humans
                .open(new Humans.Wish(link.key(), link.incident(), languages.language(), person.contact(), List.of()));
        return Response.fromResponse(see("/story/" + story.passport())).cookie(cookie(Humans.COOKIE, story.token())).build();
    }

    /** Where the person is: the next question, an earlier one again, or the verdict. */
    @GET
    @Path("{token}")
    @Operation(hidden = true)
    public Response show(@PathParam("token") String token, @QueryParam("at") String at,
            @QueryParam("human") boolean human) {
        try {
            Turn turn = conversation.now(token);
            boolean rested = resting.tooLong(turn) && !human && !turn.safetyFirst();
            return Response.ok(rested ? Templates.choose(screens.rested(turn.assessment())) : screen(turn, at, human, null))
                    .build();
        } catch (Problem problem) {
            if (problem.status() != 404)
                throw problem;
            return Response.status(404).entity(Templates.lost(lifeline.unknown())).build(); // a cut link still leads to help
        }
    }

    private TemplateInstance screen(Turn turn, String at, boolean human, String error) {
        if (at != null && turn.answers().current(at).isPresent())
            return Templates.question(screens.again(turn, at, error));
        if (turn.verdict().isPresent() || human && !turn.safetyFirst())
            return Templates.verdict(verdicts.outcome(turn, human && turn.verdict().isEmpty(), null, null));
        if (turn.situationFirst())
            return Templates.choose(screens.choose(turn));
        return Templates.question(screens.next(turn, error));
    }

    @POST
    @Path("{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response answer(@PathParam("token") String token, MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        String question = form.first("question");
        Conversation.Put put = conversation.put(token, question, form.raw(), form.key(), languages.language(),
                (published, before) -> screens.missing(form, published, before, question));
        Turn turn = put.turn();
        if (put.error() != null)
            return Response.status(422).entity(screen(turn, question, false, put.error())).build();
        boolean toHuman = put.safetyFirst() && turn.verdict().isEmpty() && turn.assessment().humanWishedAt != null;
        return see("/help/" + token + (toHuman ? "?human=true" : ""));
    }

    /** "Which first?" The person's word counts. */
    @POST
    @Path("{token}/first")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response first(@PathParam("token") String token, MultivaluedMap<String, String> posted) {
        wishes.first(token, new Form(posted).first("issue"));
        return see("/help/" + token);
    }

    /** What it is about, when a human was asked for before that. */
    @POST
    @Path("{token}/about")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response about(@PathParam("token") String token, MultivaluedMap<String, String> posted) {
        conversation.about(token, new Form(posted).first("protocol"));
        return see("/help/" + token);
    }

    @POST
    @Path("{token}/enough")
    @Operation(hidden = true)
    public Response enough(@PathParam("token") String token) {
        conversation.enough(token);
        return see("/help/" + token);
    }

    @POST
    @Path("{token}/more")
    @Operation(hidden = true)
    public Response more(@PathParam("token") String token) {
        conversation.goOn(token);
        return see("/help/" + token);
    }

    @POST
    @Path("{token}/human")
    @Operation(hidden = true)
    public Response human(@PathParam("token") String token) {
        conversation.wishHuman(token);
        return see("/help/" + token + "?human=true");
    }

    /** How to reach the person, and own words; asked last, and only what we do not know. */
    @POST
    @Path("{token}/contact")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response contact(@PathParam("token") String token, MultivaluedMap<String, String> posted) {
        var form = new Form(posted);
        Turn turn = conversation.now(token);
        String words = form.first("words");
        boolean human = form.has("human");
        try {
            Contact contact = Contact.of(form.first("name"), form.first("email"), form.first("phone"),
                    config.country(), cipher);
            boolean said = words != null && !words.isBlank();
            if (!contact.reachable() && !said)
                throw new Problem(422, "contact-missing", "Nothing was given").at("/", "contact-missing", "is missing");
            if (said)
                verdicts.wordsQuestion(turn).ifPresent(q -> conversation.put(token, q, List.of(words),
                        form.key(), languages.language()));
            if (contact.reachable() || contact.sealedName() != null)
                conversation.reach(token, contact);
        } catch (Problem problem) {
            return Response.status(422).entity(Templates.verdict(verdicts.outcome(turn, human, problem, form))).build();
        }
        return see("/help/" + token + (human ? "?human=true" : "") + "#reach");
    }

    static NewCookie cookie(String token) {
        return cookie(COOKIE, token);
    }

    private static NewCookie cookie(String name, String token) {
        return new NewCookie.Builder(name).value(token).path("/").httpOnly(true).sameSite(NewCookie.SameSite.LAX)
                .maxAge(THREE_DAYS).build();
    }

    private static Response see(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    private static UUID uuid(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null; // a link that was cut still leads to help
        }
    }
}
