package org.tourniquet.broadcast.audience;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

/**
 * Whom a notice is for: an audience, or those of its people who meet a rule. Counted, shown and fanned out from the same
 * words of SQL, so that who was counted is who is told.
 */
public record Whom(UUID audience, SegmentSql rule) {

    /** Everybody in an audience. */
    public static Whom in(UUID audience) {
        return new Whom(audience, SegmentSql.EVERYBODY);
    }

    /** Those of an audience who meet a segment's rule; a rule that is gone means nobody, never everybody. */
    public static Whom in(UUID audience, String rule) {
        return new Whom(audience, Segment.sql(rule));
    }

    /** Where they come from, as recipients called {@code r}: what stands after "from", its values given by {@link #set}. */
    public String from() {
        return everyone() ? "recipient r where " + rule.named()
                : "membership m join recipient r on r.id = m.recipient_id where m.audience_id = :audience and " + rule.named();
    }

    /** Gives the values to a query that holds {@link #from()}. */
    public <Q extends Query> Q set(Q query) {
        if (!everyone())
            query.setParameter("audience", audience);
        return rule.set(query);
    }

    /** As {@link #from()} for a plain statement, its values given by {@link #set(PreparedStatement, int)}. */
    public String fromPlaces() {
        return everyone() ? "recipient r where " + rule.sql()
                : "membership m join recipient r on r.id = m.recipient_id where m.audience_id = ? and " + rule.sql();
    }

    /** The person's id by which the audience's index is in order. */
    public String key() {
        return everyone() ? "r.id" : "m.recipient_id";
    }

    /** Gives the values to a statement; returns the place after the last. */
    public int set(PreparedStatement statement, int from) throws SQLException {
        if (everyone())
            return rule.set(statement, from);
        statement.setObject(from, audience);
        return rule.set(statement, from + 1);
    }

    public boolean everyone() {
        return Audience.EVERYONE.equals(audience);
    }

    /** How many people. */
    public long people() {
        if (rule == SegmentSql.EVERYBODY)
            return Audience.<Audience> findByIdOptional(audience).map(Audience::people).orElse(0L);
        return ((Number) ask("select count(*) from " + from()).getSingleResult()).longValue();
    }

    /** The languages they read. */
    @SuppressWarnings("unchecked")
    public Set<String> languages() {
        return Set.copyOf((List<String>) set(database().createNativeQuery("select distinct r.language from " + from(),
                String.class)).getResultList());
    }

    /** Whether a person is one of them. */
    public boolean holds(UUID recipient) {
        return ((Number) ask("select count(*) from " + from() + " and r.id = :person").setParameter("person", recipient)
                .getSingleResult()).longValue() > 0;
    }

    /** A few of them, of different languages first, with whose eyes a notice can be read. */
    @SuppressWarnings("unchecked")
    public List<Recipient> examples(int atMost) {
        List<UUID> ids = set(database().createNativeQuery("""
                select id from (select id, row_number() over (partition by language order by id) as place
                    from (select r.id, r.language from %s limit 500) few) one order by place, id limit :most"""
                .formatted(from()), UUID.class)).setParameter("most", atMost).getResultList();
        return Recipient.list("id in ?1 order by language, id", ids);
    }

    private Query ask(String sql) {
        return set(database().createNativeQuery(sql));
    }

    private static EntityManager database() {
        return Recipient.getEntityManager();
    }
}
