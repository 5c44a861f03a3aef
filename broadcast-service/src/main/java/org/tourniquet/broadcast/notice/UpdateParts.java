package org.tourniquet.broadcast.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An update's parts put together for each medium: a mail and a page with a heading over each part, in the six languages of the
 * house; a text message with what changed and what to do; a banner with what changed.
 */
public record UpdateParts(Wording words, String language) {

    /** A part under its heading; null for words that have none. */
    public record Part(String heading, String text) {
        /** The heading as a line of its own: without the colon that makes it one in plain text. */
        public String title() {
            return heading == null ? null : heading.replaceFirst("\\s*:$", "");
        }

        /** For a page, where a link can be followed. */
        public List<LinksInWords.Piece> pieces() {
            return LinksInWords.pieces(text);
        }

        /** As it stands in running text. */
        String written() {
            return heading == null ? text : heading + "\n" + text;
        }
    }

    private record Headings(String changed, String unknown, String doing, String you) {
    }

    private static final Map<String, Headings> IN = Map.of(
            "en", new Headings("What changed:", "What we do not know yet:", "What we are doing:", "What you can do:"),
            "fr", new Headings("Ce qui a changé :", "Ce que nous ne savons pas encore :", "Ce que nous faisons :",
                    "Ce que vous pouvez faire :"),
            "fi", new Headings("Mikä on muuttunut:", "Mitä emme vielä tiedä:", "Mitä teemme:", "Mitä voit tehdä:"),
            "hu", new Headings("Ami változott:", "Amit még nem tudunk:", "Amit teszünk:", "Amit Ön tehet:"),
            "eo", new Headings("Kio ŝanĝiĝis:", "Kion ni ankoraŭ ne scias:", "Kion ni faras:", "Kion vi povas fari:"),
            "ar", new Headings("ما الذي تغيّر:", "ما لا نعرفه بعد:", "ما نفعله:", "ما يمكنك فعله:"));
    /** A language without headings of its own gets the parts as paragraphs: a foreign heading helps nobody. */
    private static final Headings NONE = new Headings(null, null, null, null);

    /** What is written of it, in the order in which it is read. */
    List<Part> parts() {
        Headings headings = IN.getOrDefault(language, NONE);
        List<Part> parts = new ArrayList<>();
        add(parts, null, words.opening());
        add(parts, headings.changed, words.changed());
        add(parts, headings.unknown, words.unknown());
        add(parts, headings.doing, words.doing());
        add(parts, headings.you, words.you());
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, String heading, String text) {
        if (text != null)
            parts.add(new Part(heading, text));
    }

    /** For a mail, a page, a feed. */
    String body() {
        return String.join("\n\n", parts().stream().map(Part::written).toList());
    }

    /** For a text message: each character costs, so no headings, and only what changes what somebody does. */
    String text() {
        String said = Stream.of(words.changed(), words.you()).filter(part -> part != null).map(UpdateParts::flat)
                .reduce((one, next) -> one + Sentences.between(one) + next).orElse(null);
        return said == null ? flat(first(words.doing(), words.unknown(), words.opening())) : said;
    }

    /** For a banner: one line that is read in passing. */
    String line() {
        return flat(first(words.changed(), words.you(), words.doing(), words.unknown(), words.opening()));
    }

    private static String first(String... texts) {
        return Stream.of(texts).filter(text -> text != null).findFirst().orElse(null);
    }

    private static String flat(String text) {
        return text == null ? null : text.replaceAll("\\s+", " ");
    }
}
