package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.tourniquet.broadcast.audience.SegmentField.Kind;
import org.tourniquet.local.postgres.PostgresForTests;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A rule in SQL finds exactly those people of whom it is true when it is read word by word, whatever is not known of them. */
class SegmentLawTest {
    private static final List<String> REGIONS = List.of("North", "North bank", "Old town");
    private static final List<String> TAGS = List.of("vip", "ward", "vi");
    private static final List<String> TARIFFS = List.of("A", "AB", "it's \"quoted\"");
    private static final UUID HALF = UUID.randomUUID();

    private record Somebody(UUID id, String language, String region, boolean care, Set<String> tags,
            Map<String, String> attributes, Set<String> media, boolean inHalf) {
    }

    private static Connection database;
    private static final List<Somebody> PEOPLE = new ArrayList<>();

    @Property(tries = 300)
    void the_database_and_the_words_mean_the_same_people(@ForAll("rules") SegmentRule rule) throws SQLException {
        Set<UUID> meant = new TreeSet<>();
        people().stream().filter(person -> holds(rule, person)).forEach(person -> meant.add(person.id));
        assertEquals(meant, found(SegmentSql.of(rule)), () -> rule.json().toString());
    }

    @Property(tries = 100)
    void who_is_not_meant_by_a_rule_is_meant_by_its_opposite(@ForAll("rules") SegmentRule rule) throws SQLException {
        Set<UUID> all = found(SegmentSql.of(rule));
        int meant = all.size();
        Set<UUID> others = found(SegmentSql.of(new SegmentRule.Not(rule)));
        all.addAll(others);
        assertEquals(people().size(), all.size());
        assertEquals(people().size(), meant + others.size(), "nobody is in both");
    }

    @Provide
    Arbitrary<SegmentRule> rules() {
        return nested(3);
    }

    private static Arbitrary<SegmentRule> nested(int depth) {
        if (depth == 0)
            return leaves();
        Arbitrary<List<SegmentRule>> parts = Arbitraries.lazy(() -> nested(depth - 1)).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, leaves()),
                net.jqwik.api.Tuple.of(1, parts.map(SegmentRule.All::new)),
                net.jqwik.api.Tuple.of(1, parts.map(SegmentRule.Any::new)),
                net.jqwik.api.Tuple.of(1, Arbitraries.lazy(() -> nested(depth - 1)).map(SegmentRule.Not::new)));
    }

    private static Arbitrary<SegmentRule> leaves() {
        return Arbitraries.oneOf(in(Kind.REGION, null, REGIONS), in(Kind.TAGS, null, TAGS),
                in(Kind.ATTRIBUTE, "tariff", TARIFFS), in(Kind.LANGUAGE, null, List.of("fi", "hu", "en")),
                in(Kind.MEDIA, null, List.of("EMAIL", "SMS")), in(Kind.AUDIENCE, null, List.of(HALF.toString())),
                Arbitraries.of("true", "false").map(care -> new SegmentRule.In(new SegmentField(Kind.SAFE_CONTACT, null),
                        List.of(care))),
                Arbitraries.of("N", "Old", "x").map(b -> new SegmentRule.StartsWith(new SegmentField(Kind.REGION, null), b)),
                Arbitraries.of("v", "w").map(b -> new SegmentRule.StartsWith(new SegmentField(Kind.TAGS, null), b)),
                Arbitraries.of("A", "it's").map(
                        b -> new SegmentRule.StartsWith(new SegmentField(Kind.ATTRIBUTE, "tariff"), b)),
                Arbitraries.of(new SegmentField(Kind.REGION, null), new SegmentField(Kind.TAGS, null),
                        new SegmentField(Kind.MEDIA, null), new SegmentField(Kind.ATTRIBUTE, "tariff"))
                        .map(SegmentRule.Exists::new));
    }

    private static Arbitrary<SegmentRule> in(Kind kind, String attribute, List<String> values) {
        return Arbitraries.of(values).set().ofMinSize(1)
                .map(some -> new SegmentRule.In(new SegmentField(kind, attribute), List.copyOf(some)));
    }

    private static boolean holds(SegmentRule rule, Somebody who) {
        return switch (rule) {
            case SegmentRule.All all -> all.parts().stream().allMatch(part -> holds(part, who));
            case SegmentRule.Any any -> any.parts().stream().anyMatch(part -> holds(part, who));
            case SegmentRule.Not not -> !holds(not.part(), who);
            case SegmentRule.In in -> known(in.field(), who).stream().anyMatch(in.values()::contains);
            case SegmentRule.StartsWith starts -> known(starts.field(), who).stream()
                    .anyMatch(value -> value.startsWith(starts.beginning()));
            case SegmentRule.Exists exists -> !known(exists.field(), who).isEmpty();
        };
    }

    private static Set<String> known(SegmentField field, Somebody who) {
        return switch (field.kind()) {
            case LANGUAGE -> Set.of(who.language);
            case REGION -> who.region == null ? Set.of() : Set.of(who.region);
            case TIME_ZONE -> Set.of();
            case TAGS -> who.tags;
            case MEDIA -> who.media;
            case SAFE_CONTACT -> Set.of(String.valueOf(who.care));
            case AUDIENCE -> who.inHalf ? Set.of(HALF.toString()) : Set.of();
            case ATTRIBUTE ->
                who.attributes.containsKey(field.attribute()) ? Set.of(who.attributes.get(field.attribute())) : Set.of();
        };
    }

    private static Set<UUID> found(SegmentSql sql) throws SQLException {
        Set<UUID> found = new TreeSet<>();
        try (PreparedStatement statement = database.prepareStatement("select r.id from recipient r where " + sql.sql())) {
            sql.set(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    found.add(row.getObject(1, UUID.class));
            }
        }
        return found;
    }

    private static synchronized List<Somebody> people() throws SQLException {
        if (!PEOPLE.isEmpty())
            return PEOPLE;
        PostgresForTests postgres = new PostgresForTests();
        postgres.init(Map.of("database", "segments"));
        Map<String, String> settings = postgres.start();
        String url = settings.get("quarkus.datasource.jdbc.url");
        String user = settings.get("quarkus.datasource.username");
        String password = settings.get("quarkus.datasource.password");
        Flyway.configure().dataSource(url, user, password).locations("classpath:db/kit", "classpath:db/migration").load()
                .migrate();
        database = DriverManager.getConnection(url, user, password);
        Random random = new Random(7);
        try (Statement statement = database.createStatement()) {
            statement.execute("insert into audience (id, name, created_at, created_by) values ('" + HALF
                    + "', 'Half', now(), 'manager')");
        }
        for (int i = 0; i < 60; i++)
            PEOPLE.add(settle(random));
        return PEOPLE;
    }

    private static Somebody settle(Random random) throws SQLException {
        Map<String, String> attributes = new HashMap<>();
        if (random.nextInt(3) > 0)
            attributes.put("tariff", TARIFFS.get(random.nextInt(3)));
        Set<String> tags = new TreeSet<>();
        while (random.nextBoolean())
            tags.add(TAGS.get(random.nextInt(3)));
        Set<String> media = new TreeSet<>();
        if (random.nextInt(4) > 0)
            media.add("EMAIL");
        if (random.nextInt(3) > 0)
            media.add("SMS");
        Somebody who = new Somebody(UUID.randomUUID(), List.of("fi", "hu", "en").get(random.nextInt(3)),
                random.nextInt(4) == 0 ? null : REGIONS.get(random.nextInt(3)), random.nextInt(5) == 0, tags, attributes, media,
                random.nextBoolean());
        write(who);
        return who;
    }

    private static void write(Somebody who) throws SQLException {
        try (PreparedStatement person = database.prepareStatement("""
                insert into recipient (id, language, region, safe_contact, tags, attributes, created_at, updated_at)
                values (?, ?, ?, ?, ?, jsonb_strip_nulls(jsonb_build_object('tariff', ?::text)), now(), now())""")) {
            person.setObject(1, who.id);
            person.setString(2, who.language);
            person.setString(3, who.region);
            person.setBoolean(4, who.care);
            person.setArray(5, database.createArrayOf("text", who.tags.toArray()));
            person.setString(6, who.attributes.get("tariff"));
            person.executeUpdate();
        }
        try (Statement statement = database.createStatement()) {
            for (String medium : who.media)
                statement.execute("""
                        insert into recipient_address (recipient_id, medium, position, address, fingerprint)
                        values ('%s', '%s', 1, 'x', 'x%s')""".formatted(who.id, medium, who.id));
            if (who.inHalf)
                statement.execute("insert into membership values ('" + HALF + "', '" + who.id + "')");
        }
    }
}
