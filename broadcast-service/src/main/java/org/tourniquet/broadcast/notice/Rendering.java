package org.tourniquet.broadcast.notice;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Person;
import org.tourniquet.broadcast.audience.RecipientToken;
import org.tourniquet.broadcast.incident.Mode;

/**
 * The exact words one person gets: preview, forecast and delivery all ask here, so that what was shown is what is sent. The
 * language is the person's own, else the next best one. To somebody who must be contacted with care, the matter is not
 * mentioned at all. A notice is laid out once for each language; only what is a person's own is put in for each.
 */
@ApplicationScoped
public class Rendering {
    /** Language used when a notice has no wording in the person's own. */
    public static final String FALLBACK = "en";
    private static final int MOULDS_KEPT = 200;
    private static final Wording NOTHING = Wording.none();
    private static final Person ANYBODY = new Person(null, "", null, false);

    /** One mail, ready for its envelope. */
    public record Mail(String subject, String text, String html, String language, boolean fallback) {
    }

    /** One text message and how it will be cut. */
    public record Text(String body, SmsParts parts, String language, boolean fallback) {
    }

    /** One banner line. */
    public record Banner(String heading, String text, String linkText, String language, boolean fallback) {
    }

    /** A notice's words for everybody; an update in its parts, each under its heading, anything else in one without. */
    public record Plain(String subject, String body, List<UpdateParts.Part> parts, String language, boolean fallback) {
    }

    /** What may stand in a wording between double braces. */
    record Links(String contact, String help, String unsubscribe, String code, String check) {
    }

    /** All that makes one laid-out mail or text differ from another. */
    private record Key(UUID notice, boolean mail, String language, Wording wording, boolean careful, Instant promised,
            String code) {
    }

    private final String organisation;
    private final String broadcast;
    private final String triage;
    private final ZoneId zone;
    private final NoticeCodes codes;
    private final NextBest nextBest;
    private final Map<Key, MailMould> mails = new ConcurrentHashMap<>();
    private final Map<Key, Mould> texts = new ConcurrentHashMap<>();
    private final CarefulWords careful;

    Rendering(@ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String broadcast,
            @ConfigProperty(name = "tourniquet.urls.triage") String triage,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone, NoticeCodes codes, NextBest nextBest,
            CarefulWords careful) {
        this.organisation = organisation;
        this.broadcast = broadcast;
        this.triage = triage;
        this.zone = zone;
        this.codes = codes;
        this.nextBest = nextBest;
        this.careful = careful;
    }

    /**
     * The mail of a notice to a person; {@code unsubscribe} is the address of the page that ends mail to them, {@code who}
     * what the link to help knows them by.
     */
    public Mail mail(Notice notice, Person person, String unsubscribe, String who) {
        NextBest.Choice choice = choice(notice, person.language());
        Wording wording = wording(notice, choice);
        String code = codes.of(notice.id());
        WordingFill fill = new WordingFill(wording, choice.gets(), organisation, zone, marked(notice, code));
        MailMould mould = kept(mails, new Key(notice.id(), true, choice.gets(), wording, person.safeContact(),
                notice.nextUpdateAt(), code), _ -> layMail(notice, fill, person.safeContact()));
        return mould.fill(fill.of(person, help(notice, who), unsubscribe), choice);
    }

    private MailMould layMail(Notice notice, WordingFill fill, boolean careful) {
        HouseWords words = HouseWords.in(fill.language());
        String subject = careful ? words.neutralSubject().formatted(organisation) : fill.lay(fill.wording().subject());
        String body = careful ? words.neutralBody().formatted(organisation)
                : fill.lay(fill.wording().body())
                        + promised(notice, "\n\n", at -> NextUpdate.inFull(fill.language(), at, zone));
        boolean drill = notice.mode() == Mode.DRILL;
        if (drill)
            subject = "[" + words.drill() + "] " + subject;
        return MailMould.of(new MailBody(organisation, fill.language(), drill, body, words, fill.links()), subject);
    }

    /** The text message of a notice to a person. */
    public Text text(Notice notice, Person person) {
        if (person.safeContact())
            return carefully(notice, person);
        NextBest.Choice choice = choice(notice, person.language());
        Wording wording = wording(notice, choice);
        String code = codes.of(notice.id());
        WordingFill fill = new WordingFill(wording, choice.gets(), organisation, zone, briefly(notice, code));
        Mould mould = kept(texts, new Key(notice.id(), false, choice.gets(), wording, false, notice.nextUpdateAt(), code),
                _ -> layText(notice, fill));
        String body = mould.fill(fill.of(person, help(notice, person.id() == null ? null : RecipientToken.of(person.id())), ""),
                UnaryOperator.identity());
        return new Text(body, SmsParts.of(body), choice.gets(), !choice.own());
    }

    private Mould layText(Notice notice, WordingFill fill) {
        HouseWords words = HouseWords.in(fill.language());
        String said = fill.lay(fill.wording().sms());
        // after an address a new line: a full stop would become a part of it on some phones
        String body = said + promised(notice, Sentences.between(said, "\n"),
                at -> NextUpdate.shortly(fill.language(), at, zone));
        if (fill.links().code.isEmpty() || !body.contains(fill.links().code))
            body += coded(body, words, fill.links());
        return Mould.of(notice.mode() == Mode.DRILL ? words.drill() + ": " + body : body);
    }

    private Text carefully(Notice notice, Person person) {
        String language = CarefulWords.spoken(person.language());
        String body = careful.text(language);
        if (notice.mode() == Mode.DRILL)
            body = HouseWords.in(language).drill() + ": " + body;
        return new Text(body, SmsParts.of(body), language, !language.equals(person.language()));
    }

    /** The banner of a notice at a moment, the same for everybody who reads a language; no promise outlives its time on it. */
    public Banner banner(Notice notice, String language, Instant now) {
        NextBest.Choice choice = choice(notice, language);
        String text = forEverybody(notice, choice, wording(notice, choice).banner());
        if (!text.isEmpty() && notice.nextUpdateAt() != null && now.isBefore(notice.nextUpdateAt()))
            text += promised(notice, Sentences.between(text), at -> NextUpdate.shortly(choice.gets(), at, zone));
        HouseWords words = HouseWords.in(choice.gets());
        if (!text.isEmpty())
            text += coded(text, words, marked(notice, codes.of(notice.id())));
        return new Banner(words.important().formatted(organisation), text, words.doors(), choice.gets(), !choice.own());
    }

    /** Subject and body as anybody may read them on a public page: no name, and no link that belongs to one person. */
    public Plain plain(Notice notice, String language) {
        NextBest.Choice choice = choice(notice, language);
        Wording wording = wording(notice, choice);
        String subject = wording.subject() == null ? notice.purpose().label() : wording.subject();
        String body = wording.body() == null ? wording.banner() : wording.body();
        Wording written = notice.wordings().getOrDefault(choice.gets(), NOTHING);
        List<UpdateParts.Part> parts = written.inParts() && written.body() == null
                ? new UpdateParts(written, choice.gets()).parts()
                : List.of(new UpdateParts.Part(null, body));
        return new Plain(forEverybody(notice, choice, subject), forEverybody(notice, choice, body),
                parts.stream().map(part -> new UpdateParts.Part(part.heading(), forEverybody(notice, choice, part.text())))
                        .toList(),
                choice.gets(), !choice.own());
    }

    /** A mail to somebody of whom we know no more than the address: subject and text, with the promise and the code. */
    public Plain letter(Notice notice, String language) {
        Plain plain = plain(notice, language);
        HouseWords words = HouseWords.in(plain.language());
        String code = codes.of(notice.id());
        boolean drill = notice.mode() == Mode.DRILL;
        String body = (drill ? words.drillLong() + "\n\n" : "") + plain.body()
                + promised(notice, "\n\n", at -> NextUpdate.inFull(plain.language(), at, zone))
                + (code.isEmpty() ? "" : "\n\n" + words.check().formatted(code, checkLink()));
        return new Plain(drill ? "[" + words.drill() + "] " + plain.subject() : plain.subject(), body, plain.parts(),
                plain.language(), plain.fallback());
    }

    private String forEverybody(Notice notice, NextBest.Choice choice, String text) {
        WordingFill fill = new WordingFill(wording(notice, choice), choice.gets(), organisation, zone,
                marked(notice, codes.of(notice.id())));
        return Mould.of(fill.lay(text)).fill(fill.of(ANYBODY, help(notice, null), ""), UnaryOperator.identity()).strip();
    }

    /** What is said over each medium, made of the parts where it is not written; nothing while nothing is. */
    private static Wording wording(Notice notice, NextBest.Choice choice) {
        return notice.wordings().getOrDefault(choice.gets(), NOTHING).joined(choice.gets());
    }

    /** Which language somebody gets, and why. */
    NextBest.Choice choice(Notice notice, String language) {
        return nextBest.of(language, notice.wordings().keySet());
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

    private Links marked(Notice notice, String code) {
        return new Links(contactLink(notice.incident()), Mould.mark(new Mould.Place("help", null)),
                Mould.mark(new Mould.Place("unsubscribe", null)), code, checkLink());
    }

    /** A text pays for each character: the address that carries the code says both. */
    private Links briefly(Notice notice, String code) {
        Links links = marked(notice, code);
        return code.isEmpty() ? links
                : new Links(shortLink(code), links.help, links.unsubscribe, code, links.check);
    }

    private String help(Notice notice, String who) {
        return triage + "/help?incident=" + notice.incident()
                + (who == null ? "" : "&r=" + URLEncoder.encode(who, StandardCharsets.UTF_8));
    }

    /** The code as a sentence of its own after what was said. */
    private static String coded(String said, HouseWords words, Links links) {
        return links.code.isEmpty() ? "" : Sentences.between(said) + words.code().formatted(links.code);
    }

    private static String promised(Notice notice, String between, Function<Instant, String> words) {
        return notice.nextUpdateAt() == null ? "" : between + words.apply(notice.nextUpdateAt());
    }

    private static <T> T kept(Map<Key, T> moulds, Key key, Function<Key, T> lay) {
        if (moulds.size() > MOULDS_KEPT)
            moulds.clear();
        return moulds.computeIfAbsent(key, lay);
    }
}
