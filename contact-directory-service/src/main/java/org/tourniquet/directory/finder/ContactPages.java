package org.tourniquet.directory.finder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.DirectoryConfig;
import org.tourniquet.directory.finder.Cards.Card;
import org.tourniquet.directory.finder.Finder.Ask;
import org.tourniquet.directory.finder.Finder.Found;
import org.tourniquet.directory.finder.Finder.Why;
import org.tourniquet.directory.finder.InUse.Read;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.look.House;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** "How can we help you now?": needs as large buttons, one answer, other ways. Works without script, on any phone. */
@Path("/")
@RunOnVirtualThread
@Tag(name = "Contact page", description = "What the public sees")
public class ContactPages {

    private static final List<String> KNOWN_NEEDS = List.of(Finder.CRISIS, "technical", "coverage", "reschedule");
    private static final Set<String> ASKED = Set.of("need", "constraint", "lang");
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON_LD = "application/ld+json";

    /** A need as a button, or a constraint as a switch. */
    @TemplateData
    public record Choice(String label, String href, boolean chosen) {
    }

    /**
     * All that the page shows. Best is null before a need is chosen and when nothing serves it. People: who answer anything
     * while all that serves the need is shut. Emergency: the number to call when a life is in danger, where that may be.
     */
    @TemplateData
    public record Page(Choice chosen, List<Choice> needs, List<Choice> constraints, Card best, String emergency,
            List<Card> others, List<Card> people, List<Card> all, String again, String city, String structured, String json) {
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance contact(Page page);

        private Templates() {
        }
    }

    private final Cards cards;
    private final DirectoryConfig config;
    private final House house;
    private final Languages languages;
    private final InUse inUse;
    private final SaidLately said;
    private final Clock clock;

    ContactPages(Cards cards, DirectoryConfig config, House house, Languages languages, InUse inUse, SaidLately said,
            Clock clock) {
        this.cards = cards;
        this.config = config;
        this.house = house;
        this.languages = languages;
        this.inUse = inUse;
        this.said = said;
        this.clock = clock;
    }

    @GET
    @Path("contact")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response contact(@QueryParam("need") String need, @QueryParam("constraint") String constraint,
            @QueryParam("lang") String lang, @Context Request request, @Context RoutingContext routing) {
        Instant now = clock.instant();
        Read read = inUse.now();
        Question question = Question.page(read.needs(), need, constraint, lang, languages.language());
        return cached(request, now, said.of(question, read, now, HTML, () -> {
            forget(routing.queryParams(), question);
            return Templates.contact(page(read.channels(), question, lang, now)).render();
        }), HTML);
    }

    /** The page is kept for others: nothing of what this one reader's address has beside the question may be in it. */
    private static void forget(MultiMap address, Question question) {
        List.copyOf(address.names()).stream().filter(name -> !ASKED.contains(name)).forEach(address::remove);
        if (question.need() == null)
            address.remove("need");
        if (question.constraint() == null)
            address.remove("constraint");
    }

    @GET
    @Path("contact.json")
    @PermitAll
    @Produces(JSON_LD)
    @Operation(summary = "The directory as schema.org JSON-LD", description = "Organization with contactPoint and location, hours as OpeningHoursSpecification.")
    public Response json(@Context Request request) {
        Instant now = clock.instant();
        Read read = inUse.now();
        return cached(request, now, said.of(Question.facts(languages.language()), read, now, JSON_LD,
                () -> structured(read.channels()).toString()), JSON_LD);
    }

    private Page page(List<Channel> channels, Question question, String lang, Instant now) {
        String need = question.need();
        String constraint = question.constraint();
        String language = question.language();
        ContactMessages say = cards.say(language);
        List<Choice> needs = needs(channels).stream()
                .map(one -> new Choice(label(one, say), href(one, constraint, lang), one.equals(need))).toList();
        Optional<Choice> chosen = needs.stream().filter(Choice::chosen).findFirst();
        Map<String, Channel> byId = channels.stream().collect(Collectors.toMap(c -> c.id.toString(), Function.identity()));
        Found found = chosen.isEmpty() ? new Found(Optional.empty(), List.of())
                : Finder.find(channels.stream().map(Cards::door).toList(), new Ask(need, language, now, constraint));
        Map<Boolean, List<Card>> rest = found.others().stream().collect(Collectors.partitioningBy(
                way -> found.best().isPresent() && way.why() == Why.HUMAN_FOR_ANYTHING,
                Collectors.mapping(way -> cards.card(byId.get(way.door().id()), way, false, language), Collectors.toList())));
        return new Page(chosen.orElse(null), needs,
                chosen.isEmpty() ? List.of()
                        : List.of(constraint(Finder.NO_VOICE, say.noVoice(), need, constraint, lang),
                                constraint(Finder.NO_DATA, say.noData(), need, constraint, lang)),
                found.best().map(way -> cards.card(byId.get(way.door().id()), way, true, language)).orElse(null),
                Finder.CRISIS.equals(need) && !Finder.NO_VOICE.equals(constraint) ? config.emergencyNumber() : null,
                rest.get(false), rest.get(true), cards.all(channels, now, language), href(null, null, lang), cards.homeCity(),
                inScript(structured(channels)), "/contact.json");
    }

    /** Every need that some channel serves, the usual ones first. */
    static List<String> needs(List<Channel> channels) {
        Set<String> served = channels.stream().flatMap(channel -> channel.needs.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(KNOWN_NEEDS.stream().filter(served::contains),
                served.stream().filter(need -> !KNOWN_NEEDS.contains(need))).toList();
    }

    private static Choice constraint(String key, String label, String need, String chosen, String lang) {
        return new Choice(label, href(need, key.equals(chosen) ? null : key, lang), key.equals(chosen));
    }

    private static String href(String need, String constraint, String lang) {
        String query = Stream
                .of(need == null ? null : "need=" + need, constraint == null ? null : "constraint=" + constraint,
                        lang == null || !Languages.ALL.contains(lang) ? null : "lang=" + lang)
                .filter(part -> part != null).collect(Collectors.joining("&"));
        return query.isEmpty() ? "/contact" : "/contact?" + query;
    }

    /** The organisation's own needs have no sentence of ours; their key is shown in words. */
    static String label(String need, ContactMessages say) {
        return switch (need) {
            case Finder.CRISIS -> say.crisis();
            case "technical" -> say.technical();
            case "coverage" -> say.coverage();
            case "reschedule" -> say.reschedule();
            default -> Character.toUpperCase(need.charAt(0)) + need.substring(1).replace('-', ' ');
        };
    }

    private ObjectNode structured(List<Channel> channels) {
        return StructuredData.of(config.organisation(), house.getUrls().directory() + "/contact", channels,
                languages.language(), LocalDate.ofInstant(clock.instant(), ZoneId.of(config.timeZone())));
    }

    /** Inside a script element "<" could end it. */
    private static String inScript(ObjectNode json) {
        return json.toString().replace("<", "\\u003c");
    }

    static Response cached(Request request, Instant now, Answer answer, String type) {
        Response.ResponseBuilder same = request
                .evaluatePreconditions(new EntityTag(answer.tag().substring(3, answer.tag().length() - 1), true));
        return (same == null ? Response.ok(answer.plain().toString(), type) : same).header(HttpHeaders.ETAG, answer.tag())
                .header(HttpHeaders.CACHE_CONTROL, answer.kept(now)).header(HttpHeaders.VARY, FrontDoor.VARY).build();
    }
}
