package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.local.law.Eventually;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/**
 * Callbacks shuffled, one in ten doubled, many before our row knows the provider's id, one in a hundred forged: every message
 * ends as the provider meant it. A few thousand in the ordinary run; a hundred thousand with
 * {@code -Dtourniquet.callbacks=100000}.
 */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class CallbackStormTest extends OnRealParts {
    private static final int CALLBACKS = Integer.getInteger("tourniquet.callbacks", 2_000);
    private static final int AT_ONCE = 32;
    /** What nobody but a forger says. */
    private static final String FORGED = "read";

    @Inject
    DataSource database;
    @Inject
    Outcomes outcomes;
    @Inject
    Orphans orphans;
    @Inject
    CounterCheck counters;
    @ConfigProperty(name = "tourniquet.sms.token")
    String token;

    private final HttpClient http = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
    private final Map<String, AtomicInteger> answers = new ConcurrentSkipListMap<>();
    private final AtomicInteger early = new AtomicInteger();

    @Test
    void every_message_ends_as_the_provider_meant_it_and_no_forger_is_believed() throws InterruptedException {
        Random luck = new Random(CALLBACKS);
        List<TextAtProvider> messages = new ArrayList<>();
        for (int i = 0; i < Math.ceilDiv(CALLBACKS * 10, 39); i++)
            messages.add(new TextAtProvider(TextAtProvider.End.of(luck.nextInt(100)), i % 20 != 0, i % 10 != 0));
        UUID notice = noticeOf(messages);
        List<Runnable> events = events(messages, luck);
        long[] took = happen(events);

        orphans.tend();
        Eventually.holds("all that came too early is settled", () -> count("""
                select count(*) from receipt r where r.orphan and exists (select from delivery d
                where d.notice_id = ? and d.external_id = r.external_id)""", notice) == 0);
        assertEquals(expected(messages), found(notice));
        assertEquals(0, count("select count(*) from receipt where state = '" + FORGED
                + "' and exists (select from delivery d where d.notice_id = ? and d.external_id = receipt.external_id)",
                notice));
        assertEquals(List.of("403 to a forger", "204 to the provider"), List.copyOf(answers.keySet()).reversed(),
                answers.toString());
        for (String silence : List.of("BAD_ADDRESS", "OPTED_OUT"))
            assertEquals(messages.stream().filter(one -> silence.equals(one.end.silence)).count(),
                    count("select count(*) from suppression where reason = '" + silence
                            + "' and fingerprint like ?::text || '%'", notice),
                    silence);
        assertEquals(List.of(), counters.differences(Integer.MAX_VALUE).stream().filter(one -> one.notice().equals(notice))
                .toList(), "the counters are what was counted");
        assertTrue(early.get() * 20 >= CALLBACKS, early + " before our row knew");
        figures(messages.size(), took);
        run("update notice set state = 'COMPLETE', ended_at = now() where id = ?", notice);
    }

    /** A notice under way whose texts the provider has; of one in ten our own row does not know it yet. */
    private UUID noticeOf(List<TextAtProvider> messages) {
        String audience = Browser.audience("phone,name\n+12025550155,Ida\n");
        String incident = Browser.incident("River over its banks", "LIVE");
        String id = as("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("SMS"), "reach",
                "EVERY", "wordings", Map.of("en", Map.of("sms", "Water is back " + tag()))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        UUID notice = UUID.fromString(id);
        run("update notice set state = 'SENDING', started_at = now(), expires_at = now() + interval '4 hours' where id = ?",
                notice);
        run("insert into account (notice_id) values (?)", notice);
        Transaction.of(database, connection -> {
            try (var insert = connection.prepareStatement(
                    """
                            insert into delivery (id, notice_id, recipient_id, mode, medium, lane, alone, fingerprint, state, expires_at,
                                attempts, attempt_id, lease_until, external_id, accepted_at, language)
                            select m.id, ?, gen_random_uuid(), 'LIVE', 'SMS', 'BULK', true, ?::text || m.id,
                                case when m.sid is null then 'SENDING' else 'ACCEPTED' end, now() + interval '4 hours', 1, m.attempt,
                                case when m.sid is null then now() + interval '4 hours' end, m.sid,
                                case when m.sid is not null then now() end, 'fi'
                            from unnest(?::uuid[], ?::uuid[], ?::text[]) as m (id, attempt, sid)""")) {
                insert.setObject(1, notice);
                insert.setObject(2, notice);
                insert.setArray(3, connection.createArrayOf("uuid", messages.stream().map(one -> one.delivery).toArray()));
                insert.setArray(4, connection.createArrayOf("uuid", messages.stream().map(one -> one.attempt).toArray()));
                insert.setArray(5, connection.createArrayOf("text",
                        messages.stream().map(one -> one.known ? one.sid : null).toArray()));
                return insert.executeUpdate();
            }
        });
        return notice;
    }

    private List<Runnable> events(List<TextAtProvider> messages, Random luck) {
        List<Runnable> events = new ArrayList<>();
        for (TextAtProvider message : messages)
            for (String status : new String[] { "queued", "sending", "sent", message.end.word })
                if (status != null) {
                    Callback callback = Callback.genuine(token, message.query(), message.form(status));
                    for (int times = luck.nextInt(10) == 0 ? 2 : 1; times > 0; times--)
                        events.add(() -> post(callback, message, "the provider"));
                }
        for (int i = 0; i < CALLBACKS / 100; i++) {
            TextAtProvider message = messages.get(luck.nextInt(messages.size()));
            Callback.Forgery forgery = Callback.Forgery.values()[i % Callback.Forgery.values().length];
            Callback callback = Callback.forged(forgery, token, message.query(), message.form(FORGED));
            events.add(() -> post(callback, message, "a forger"));
        }
        Collections.shuffle(events, luck);
        for (TextAtProvider message : messages)
            if (!message.known)
                events.add(events.size() - luck.nextInt(events.size() * 2 / 5), () -> learn(message));
        return events;
    }

    /** The answer to our own call, which the callbacks have overtaken. */
    private void learn(TextAtProvider message) {
        outcomes.write(List.of(new Settled(message.delivery, message.attempt, null, DeliveryState.ACCEPTED, null, message.sid,
                null, false, false)));
        message.known = true;
    }

    private void post(Callback callback, TextAtProvider message, String by) {
        if (!message.known)
            early.incrementAndGet();
        String status;
        try {
            status = String.valueOf(http.send(callback.to(URI.create("http://localhost:" + RestAssured.port)),
                    BodyHandlers.discarding()).statusCode());
        } catch (IOException | InterruptedException none) {
            status = none.toString();
        }
        answers.computeIfAbsent(status + " to " + by, _ -> new AtomicInteger()).incrementAndGet();
    }

    /** In their order, many at once; how long each took, shortest first. */
    private long[] happen(List<Runnable> events) throws InterruptedException {
        long[] took = new long[events.size()];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int worker = 0; worker < AT_ONCE; worker++)
                workers.execute(() -> {
                    for (int i = next.getAndIncrement(); i < took.length; i = next.getAndIncrement()) {
                        long began = System.nanoTime();
                        events.get(i).run();
                        took[i] = System.nanoTime() - began;
                    }
                });
            workers.shutdown();
            assertTrue(workers.awaitTermination(10, TimeUnit.MINUTES));
        }
        Arrays.sort(took);
        return took;
    }

    private void figures(int messages, long[] took) {
        long sum = Arrays.stream(took).sum();
        System.out.printf("callbacks: %,d messages, %s, %,d before our row knew; %d at once, %,.0f a second: "
                + "middle %.1f ms, 99 in 100 within %.1f ms, slowest %.1f ms%n", messages, answers, early.get(), AT_ONCE,
                took.length * AT_ONCE * 1e9 / sum, took[took.length / 2] / 1e6, took[took.length * 99 / 100] / 1e6,
                took[took.length - 1] / 1e6);
    }

    private static Map<UUID, String> expected(List<TextAtProvider> messages) {
        Map<UUID, String> expected = new TreeMap<>();
        messages.forEach(one -> expected.put(one.delivery, one.end.becomes + " " + one.sid));
        return expected;
    }

    private Map<UUID, String> found(UUID notice) {
        return Transaction.of(database, connection -> {
            try (var statement = connection.prepareStatement(
                    "select id, state || ' ' || external_id from delivery where notice_id = ?")) {
                statement.setObject(1, notice);
                Map<UUID, String> found = new TreeMap<>();
                var row = statement.executeQuery();
                while (row.next())
                    found.put(row.getObject(1, UUID.class), row.getString(2));
                return found;
            }
        });
    }

    private long count(String sql, UUID notice) {
        return Transaction.of(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, notice);
                var row = statement.executeQuery();
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void run(String sql, UUID notice) {
        Transaction.of(database, connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, notice);
                return statement.executeUpdate();
            }
        });
    }
}
