package org.tourniquet.broadcast.notice;

import java.time.ZoneId;
import java.util.function.Function;

import org.tourniquet.broadcast.audience.Person;

/** Puts what is the same for everybody into a wording of one language, and marks what each person fills. */
record WordingFill(Wording wording, String language, String organisation, ZoneId zone, Rendering.Links links) {

    /** One form of the wording. */
    String lay(String text) {
        return Mould.lay(text, this::put);
    }

    private String put(Mould.Place place) {
        return switch (place.name()) {
            case "contact" -> links.contact();
            case "code" -> links.code();
            case "check" -> links.check();
            case "organisation" -> organisation;
            case "name", "help", "unsubscribe" -> Mould.mark(place);
            default -> declared(place);
        };
    }

    private String declared(Mould.Place place) {
        Fill fill = wording.values().get(place.name());
        if (fill == null)
            return "{{" + place.name() + "}}";
        if (!fill.person())
            return said(fill.kind(), fill.text());
        return Mould.mark(place.otherwise() != null || fill.text().isBlank() ? place
                : new Mould.Place(place.name(), said(fill.kind(), fill.text())));
    }

    /** What a person has of their own for the marked places. */
    Function<String, String> of(Person person, String help, String unsubscribe) {
        return name -> switch (name) {
            case "name" -> person.name();
            case "help" -> help;
            case "unsubscribe" -> unsubscribe;
            default -> attribute(person, name);
        };
    }

    private String attribute(Person person, String name) {
        Fill fill = wording.values().get(name);
        String value = person.attributes() == null ? null : person.attributes().get(name);
        return fill == null || !fill.person() || value == null ? "" : said(fill.kind(), value.strip());
    }

    /** Where the value is not of its kind after all, as it was written. */
    private String said(FieldKind kind, String value) {
        return value.isBlank() || kind.wrong(value).isPresent() ? value : kind.said(value, language, zone);
    }
}
