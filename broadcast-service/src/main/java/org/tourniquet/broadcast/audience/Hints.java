package org.tourniquet.broadcast.audience;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;

import org.tourniquet.kit.edge.Languages;

/** What a segment's form offers: the fields there are, and values that people have. */
public record Hints(List<Choice> fields, List<Choice> values) {
    /** People looked at to learn which attributes there are: enough to find the columns of every file, not all of its rows. */
    private static final int LOOKED_AT = 2000;
    private static final int MOST = 200;

    /** One thing to choose, and what it is called. */
    public record Choice(String value, String label) {
    }

    static Hints now(SegmentForm form) {
        List<Choice> fields = new java.util.ArrayList<>();
        for (SegmentField.Kind kind : SegmentField.Kind.values())
            if (kind != SegmentField.Kind.ATTRIBUTE)
                fields.add(new Choice(kind.name, kind.label));
        TreeSet<String> attributes = new TreeSet<>(strings("""
                select distinct k from (select attributes from recipient order by id desc limit %d) r,
                    jsonb_object_keys(r.attributes) k limit %d""".formatted(LOOKED_AT, MOST)));
        form.rows().stream().map(SegmentForm.Row::field).filter(field -> field.startsWith("attributes."))
                .forEach(field -> attributes.add(field.substring("attributes.".length())));
        attributes.forEach(name -> fields.add(new Choice("attributes." + name, name)));
        List<Choice> values = new java.util.ArrayList<>();
        Audience.all().forEach(audience -> values.add(new Choice(audience.name(), "audience")));
        Languages.ALL.forEach(code -> values.add(new Choice(code, Languages.nameOf(code))));
        values.add(new Choice("EMAIL", Medium.EMAIL.label()));
        values.add(new Choice("SMS", Medium.SMS.label()));
        strings("""
                select distinct region from (select region from recipient order by id desc limit %d) r where region is not null
                limit %d""".formatted(LOOKED_AT, MOST)).forEach(region -> values.add(new Choice(region, "region")));
        return new Hints(fields, values);
    }

    /** What was typed as the rule wants it: an audience by its id, languages and media as they are written. */
    static String meant(String field, String typed) {
        return switch (field) {
            case "audience" -> Audience.named(typed).map(audience -> audience.id().toString()).orElse(typed);
            case "language" -> typed.toLowerCase(Locale.ROOT);
            case "media" -> typed.equalsIgnoreCase("e-mail") || typed.equalsIgnoreCase("mail") ? "EMAIL"
                    : typed.equalsIgnoreCase("text") ? "SMS" : typed.toUpperCase(Locale.ROOT);
            case "safeContact" -> typed.toLowerCase(Locale.ROOT);
            default -> typed;
        };
    }

    /** An audience's name by its id. */
    static String nameOf(String audience) {
        Audience found = Audience.findById(UUID.fromString(audience));
        return found == null ? audience : found.name();
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(String sql) {
        return Audience.getEntityManager().createNativeQuery(sql, String.class).getResultList();
    }
}
