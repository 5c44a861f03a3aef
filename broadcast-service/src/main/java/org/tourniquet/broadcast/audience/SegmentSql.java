package org.tourniquet.broadcast.audience;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.Query;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * A condition on people in SQL: fixed pieces with a {@code ?} for each value, never a value itself. It speaks of a recipient
 * called {@code r} and is true or false, never null: who has no region is not "in the north", and is "not in the north".
 */
public record SegmentSql(String sql, List<String> values) {
    /** No condition: whoever is in the audience. */
    public static final SegmentSql EVERYBODY = new SegmentSql("true", List.of());
    /** What a rule means that is gone or cannot be read any more. */
    public static final SegmentSql NOBODY = new SegmentSql("false", List.of());

    static SegmentSql of(SegmentRule rule) {
        List<String> values = new ArrayList<>();
        return new SegmentSql(sql(rule, values), List.copyOf(values));
    }

    /** With :names in place of the question marks, for {@link #set}. */
    public String named() {
        StringBuilder named = new StringBuilder();
        int place = 0;
        for (char c : sql.toCharArray())
            named.append(c == '?' ? ":segment" + place++ : String.valueOf(c));
        return named.toString();
    }

    /** Gives the values to a query that holds {@link #named}. */
    public <Q extends Query> Q set(Q query) {
        for (int place = 0; place < values.size(); place++)
            query.setParameter("segment" + place, values.get(place));
        return query;
    }

    /** Gives the values to a statement that holds {@link #sql}; returns the place after the last. */
    public int set(PreparedStatement statement, int from) throws SQLException {
        int at = from;
        for (String value : values)
            statement.setString(at++, value);
        return at;
    }

    private static String sql(SegmentRule rule, List<String> values) {
        return switch (rule) {
            case SegmentRule.All all -> joined(all.parts(), " and ", values);
            case SegmentRule.Any any -> joined(any.parts(), " or ", values);
            case SegmentRule.Not not -> "(not " + sql(not.part(), values) + ")";
            case SegmentRule.In in -> in(in, values);
            case SegmentRule.StartsWith starts -> startsWith(starts, values);
            case SegmentRule.Exists exists -> exists(exists.field(), values);
        };
    }

    private static String joined(List<SegmentRule> parts, String by, List<String> values) {
        return parts.stream().map(part -> sql(part, values)).collect(Collectors.joining(by, "(", ")"));
    }

    private static String in(SegmentRule.In in, List<String> values) {
        SegmentField field = in.field();
        return switch (field.kind()) {
            case LANGUAGE -> "r.language in (" + each("?", in, values) + ")";
            case REGION -> "(r.region is not null and r.region in (" + each("?", in, values) + "))";
            case TIME_ZONE -> "(r.time_zone is not null and r.time_zone in (" + each("?", in, values) + "))";
            case TAGS -> "r.tags && cast(array[" + each("?", in, values) + "] as text[])";
            case MEDIA -> "exists (select from recipient_address w where w.recipient_id = r.id and w.medium in ("
                    + each("?", in, values) + "))";
            case SAFE_CONTACT -> "r.safe_contact = cast(" + each("?", in, values) + " as boolean)";
            case AUDIENCE -> in.values().contains(Audience.EVERYONE.toString()) ? "true"
                    : "exists (select from membership w where w.recipient_id = r.id and w.audience_id in ("
                            + each("cast(? as uuid)", in, values) + "))";
            case ATTRIBUTE -> attribute(field.attribute(), in, values);
        };
    }

    /** Each value with its name as a document of its own: that is what the index over attributes answers. */
    private static String attribute(String name, SegmentRule.In in, List<String> values) {
        in.values().forEach(value -> values.add(JsonNodeFactory.instance.objectNode().put(name, value).toString()));
        return in.values().stream().map(value -> "r.attributes @> cast(? as jsonb)")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String each(String place, SegmentRule.In in, List<String> values) {
        values.addAll(in.values());
        return String.join(", ", in.values().stream().map(value -> place).toList());
    }

    private static String startsWith(SegmentRule.StartsWith starts, List<String> values) {
        if (starts.field().attribute() != null)
            values.add(starts.field().attribute());
        values.add(starts.beginning());
        return switch (starts.field().kind()) {
            case REGION -> "(r.region is not null and starts_with(r.region, ?))";
            case TIME_ZONE -> "(r.time_zone is not null and starts_with(r.time_zone, ?))";
            case TAGS -> "exists (select from unnest(r.tags) t where starts_with(t, ?))";
            case ATTRIBUTE -> "coalesce(starts_with(r.attributes ->> cast(? as text), ?), false)";
            default -> throw new IllegalStateException("no beginning can be asked of " + starts.field().name());
        };
    }

    private static String exists(SegmentField field, List<String> values) {
        if (field.attribute() != null)
            values.add(field.attribute());
        return switch (field.kind()) {
            case REGION -> "(r.region is not null)";
            case TIME_ZONE -> "(r.time_zone is not null)";
            case TAGS -> "(cardinality(r.tags) > 0)";
            case MEDIA -> "exists (select from recipient_address w where w.recipient_id = r.id)";
            case ATTRIBUTE -> "jsonb_exists(r.attributes, ?)";
            default -> throw new IllegalStateException("nobody lacks " + field.name());
        };
    }
}
