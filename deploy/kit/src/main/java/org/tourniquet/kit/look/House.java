package org.tourniquet.kit.look;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import jakarta.enterprise.context.RequestScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.tourniquet.kit.edge.FormFence;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import io.netty.handler.codec.http.QueryStringEncoder;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateGlobal;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** What every page knows: who looks at it, in which language, where one can go, and how to say times and numbers. */
@TemplateData
@RequestScoped
@Unremovable
public class House {

    /** A place in the navigation. */
    @TemplateData
    public record Place(String label, String href, boolean current) {
    }

    /** This page in another language. */
    @TemplateData
    public record Tongue(String code, String name, String direction, String href, boolean current) {
    }

    /** The base addresses of the three services. */
    @TemplateData
    public record Urls(String directory, String broadcast, String triage) {
    }

    @ConfigProperty(name = "tourniquet.name")
    String name;
    @ConfigProperty(name = "tourniquet.organisation")
    String organisation;
    @ConfigProperty(name = "tourniquet.time-zone")
    ZoneId zone;
    @ConfigProperty(name = "tourniquet.nav")
    List<String> places;
    @ConfigProperty(name = "tourniquet.urls.directory")
    String directory;
    @ConfigProperty(name = "tourniquet.urls.broadcast")
    String broadcast;
    @ConfigProperty(name = "tourniquet.urls.triage")
    String triage;

    private final SecurityIdentity identity;
    private final Languages languages;
    private final CurrentVertxRequest current;
    private final FormFence fence;
    private final Clock clock;

    House(SecurityIdentity identity, Languages languages, CurrentVertxRequest current, FormFence fence, Clock clock) {
        this.identity = identity;
        this.languages = languages;
        this.current = current;
        this.fence = fence;
        this.clock = clock;
    }

    @TemplateGlobal(name = "house")
    static House house() {
        return Arc.container().instance(House.class).get();
    }

    public String getOrganisation() {
        return organisation;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** The display name of who is signed in, or nothing. */
    public String getUser() {
        String shown = identity.getPrincipal() instanceof JsonWebToken token ? token.getClaim("name")
                : identity.getAttribute("name");
        return identity.isAnonymous() ? "" : shown != null ? shown : identity.getPrincipal().getName();
    }

    public boolean has(String role) {
        return identity.hasRole(role);
    }

    public Urls getUrls() {
        return new Urls(directory, broadcast, triage);
    }

    public String getPath() {
        return request() == null ? "/" : request().normalizedPath();
    }

    public String getCsrf() {
        return request() == null ? "" : fence.token(request());
    }

    /** The places this person may go, of all three services. */
    public List<Place> getNav() {
        String here = own() + getPath();
        List<String[]> mine = places.stream().map(n -> n.strip().split("\\|", -1))
                .filter(n -> Arrays.stream(n[2].split(" ")).anyMatch(this::has)).toList();
        String[] nearest = mine.stream().filter(n -> reach(n, here) > 0).max(Comparator.comparingInt(n -> reach(n, here)))
                .orElse(null);
        return mine.stream().map(n -> new Place(n[0], n[1], n == nearest)).toList();
    }

    /** How much of an address a place covers: its own, and any others that belong to it. */
    private static int reach(String[] place, String here) {
        return IntStream.range(1, place.length).filter(i -> i != 2).mapToObj(i -> place[i]).filter(here::startsWith)
                .mapToInt(String::length).max().orElse(0);
    }

    /** Where this person's work begins. */
    public String getHome() {
        return getNav().stream().findFirst().map(Place::href).orElse("/");
    }

    /** Where to go from a dead end. */
    public String getStart() {
        return isSignedIn() ? getHome() : directory + "/contact";
    }

    public String getLanguage() {
        return languages.language();
    }

    public String getDirection() {
        return languages.direction();
    }

    public String getLanguageName() {
        return Languages.nameOf(languages.language());
    }

    public List<Tongue> getLanguages() {
        return Languages.ALL.stream()
                .map(l -> new Tongue(l, Languages.nameOf(l), Languages.direction(l), in(l), l.equals(getLanguage()))).toList();
    }

    /** One of the frame's own phrases in the reader's language. */
    public String say(String key) {
        return Phrases.say(getLanguage(), key);
    }

    /** What an error page says first: for readers of other languages the common troubles are translated. */
    public String title(Problem problem) {
        return Phrases.knows(problem.code()) ? say(problem.code()) : problem.title();
    }

    public String detail(Problem problem) {
        return Phrases.knows(problem.code()) && !getLanguage().equals(Languages.DEFAULT) ? say("detail") : problem.detail();
    }

    /** A time as people say it: today 14:20, Sat 21 Nov 09:05, 21 Nov 2025 09:05. */
    public String said(Instant at) {
        ZonedDateTime then = at.atZone(zone);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        long days = ChronoUnit.DAYS.between(today, then.toLocalDate());
        String day = days == 0 ? say("today")
                : days == -1 ? say("yesterday")
                        : days == 1 ? say("tomorrow")
                                : DateTimeFormatter.ofPattern(Math.abs(days) < 180 ? "EEE d MMM" : "d MMM yyyy", locale())
                                        .format(then);
        return day + " " + clockTime(at);
    }

    /** The time of day alone. */
    public String clockTime(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at.atZone(zone));
    }

    /** A time in full, to the second, with its zone. */
    public String exactly(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).withLocale(locale())
                .format(at.atZone(zone))
                + " " + zone.getId();
    }

    public String number(Number value) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return value == null ? "–" : format.format(value);
    }

    /** An amount with two decimals and the currency's code, kept on one line. */
    public String money(Number amount, String currency) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return amount == null ? "–" : format.format(amount) + "\u00a0" + currency;
    }

    private Locale locale() {
        return languages.locale();
    }

    private String own() {
        return switch (name) {
            case "broadcast" -> broadcast;
            case "triage" -> triage;
            default -> directory;
        };
    }

    private String in(String language) {
        QueryStringEncoder here = new QueryStringEncoder("");
        if (request() != null) {
            request().queryParams().forEach(p -> {
                if (!p.getKey().equals("lang")) {
                    here.addParam(p.getKey(), p.getValue());
                }
            });
        }
        here.addParam("lang", language);
        return here.toString();
    }

    private RoutingContext request() {
        return current.getCurrent();
    }
}
