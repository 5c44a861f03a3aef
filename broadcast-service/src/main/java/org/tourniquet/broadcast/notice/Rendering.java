package org.tourniquet.broadcast.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Person;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.broadcast.incident.Mode;

/**
 * The exact words one person gets: preview, forecast and delivery all ask here, so that what was shown is what is sent. The
 * language is the person's own, else English, else the first there is. To somebody who must be contacted with care, the
 * matter is not mentioned outside the page behind the link.
 */
@ApplicationScoped
public class Rendering {
    /** Language used when a notice has no wording in the person's own. */
    public static final String FALLBACK = "en";
    private static final Pattern ENDED = Pattern.compile("[.!?:؟…][\"')»”’]?$");

    /** One mail, ready for its envelope. */
    public record Mail(String subject, String text, String html, String language, boolean fallback) {
    }

    /** One text message and how it will be cut. */
    public record Text(String body, SmsParts parts, String language, boolean fallback) {
    }

    /** One banner line. */
    public record Banner(String heading, String text, String linkText, String language, boolean fallback) {
    }

    /** A notice's words for everybody. */
    public record Plain(String subject, String body, String language, boolean fallback) {
    }

    /** What may stand in a wording between double braces. */
    record Links(String contact, String help, String unsubscribe, String code, String check) {
    }

    private record Chosen(String language, Wording wording, boolean fallback) {
    }

    private final String organisation;
    private final String broadcast;
    private final String triage;
    private final ZoneId zone;
    private final NoticeCodes codes;

    Rendering(@ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String broadcast,
            @ConfigProperty(name = "tourniquet.urls.triage") String triage,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone, NoticeCodes codes) {
        this.organisation = organisation;
        this.broadcast = broadcast;
        this.triage = triage;
        this.zone = zone;
        this.codes = codes;
    }

    /**
     * The mail of a notice to a person; {@code unsubscribe} is the address of the page that ends mail to them, {@code who}
     * what the link to help knows them by.
     */
    public Mail mail(Notice notice, Person person, String unsubscribe, String who) {
        Chosen chosen = choose(notice.wordings(), person.language());
        HouseWords words = HouseWords.in(chosen.language);
        Links links = links(notice, who, unsubscribe);
        String subject = person.safeContact() ? words.neutralSubject().formatted(organisation)
                : Placeholders.fill(chosen.wording.subject(), person.name(), links);
        String body = person.safeContact() ? words.neutralBody().formatted(organisation)
                : Placeholders.fill(chosen.wording.body(), person.name(), links)
                        + promised(notice, "\n\n", at -> NextUpdate.inFull(chosen.language, at, zone));
        if (notice.mode() == Mode.DRILL)
            subject = "[" + words.drill() + "] " + subject;
        MailBody mail = new MailBody(organisation, chosen.language, notice.mode() == Mode.DRILL, body, words, links);
        return new Mail(subject, mail.text(), mail.html(subject), chosen.language, chosen.fallback);
    }

    /** The text message of a notice to a person. */
    public Text text(Notice notice, Person person) {
        Chosen chosen = choose(notice.wordings(), person.language());
        HouseWords words = HouseWords.in(chosen.language);
        Links links = briefly(links(notice, RecipientToken.of(person.id()), ""));
        String body = person.safeContact() ? words.neutralBody().formatted(organisation) + " " + links.contact
                : Placeholders.fill(chosen.wording.sms(), person.name(), links)
                        + promised(notice, " ", at -> NextUpdate.shortly(chosen.language, at, zone));
        if (!body.contains(links.contact) || links.code.isEmpty())
            body += coded(body, words, links);
        if (notice.mode() == Mode.DRILL)
            body = words.drill() + ": " + body;
        return new Text(body, SmsParts.of(body), chosen.language, chosen.fallback);
    }

    /** The banner of a notice at a moment, the same for everybody who reads a language; no promise outlives its time on it. */
    public Banner banner(Notice notice, String language, Instant now) {
        Chosen chosen = choose(notice.wordings(), language);
        String text = Placeholders.fill(chosen.wording.banner(), "", links(notice, null, ""));
        if (!text.isEmpty() && notice.nextUpdateAt() != null && now.isBefore(notice.nextUpdateAt()))
            text += promised(notice, " ", at -> NextUpdate.shortly(chosen.language, at, zone));
        HouseWords words = HouseWords.in(chosen.language);
        if (!text.isEmpty())
            text += coded(text, words, links(notice, null, ""));
        return new Banner(words.important().formatted(organisation), text, words.doors(), chosen.language, chosen.fallback);
    }

    /** Subject and body as anybody may read them on a public page: no name, and no link that belongs to one person. */
    public Plain plain(Notice notice, String language) {
        Chosen chosen = choose(notice.wordings(), language);
        Links links = links(notice, null, "");
        String subject = chosen.wording.subject() == null ? notice.purpose().label() : chosen.wording.subject();
        String body = chosen.wording.body() == null ? chosen.wording.banner() : chosen.wording.body();
        return new Plain(Placeholders.fill(subject, "", links), Placeholders.fill(body, "", links), chosen.language,
                chosen.fallback);
    }

    /** The public page of an incident: what happened, and every door by need. */
    public String contactLink(UUID incident) {
        return broadcast + "/incidents/" + incident;
    }

    /** Where anybody asks by a code whether a notice is from us. */
    public String checkLink() {
        return broadcast + "/incidents/check";
    }

    /** The page of a notice's incident by its code: short enough for a text, and it checks the code by itself. */
    String shortLink(String code) {
        return broadcast + "/incidents/" + code;
    }

    /** A text pays for each character: the address that carries the code says both. */
    private Links briefly(Links links) {
        return links.code.isEmpty() ? links
                : new Links(shortLink(links.code), links.help, links.unsubscribe, links.code, links.check);
    }

    /** The code as a sentence of its own after what was said. */
    private static String coded(String said, HouseWords words, Links links) {
        return links.code.isEmpty() ? "" : (ENDED.matcher(said).find() ? " " : ". ") + words.code().formatted(links.code);
    }

    private static String promised(Notice notice, String between, Function<Instant, String> words) {
        return notice.nextUpdateAt() == null ? "" : between + words.apply(notice.nextUpdateAt());
    }

    private Links links(Notice notice, String who, String unsubscribe) {
        String help = triage + "/help?incident=" + notice.incident()
                + (who == null ? "" : "&r=" + URLEncoder.encode(who, StandardCharsets.UTF_8));
        return new Links(contactLink(notice.incident()), help, unsubscribe, codes.of(notice.id()), checkLink());
    }

    private static Chosen choose(Map<String, Wording> wordings, String language) {
        for (String candidate : new String[] { language, FALLBACK })
            if (candidate != null && wordings.containsKey(candidate))
                return new Chosen(candidate, wordings.get(candidate), !candidate.equals(language));
        Map.Entry<String, Wording> first = wordings.entrySet().iterator().next();
        return new Chosen(first.getKey(), first.getValue(), true);
    }
}
