package org.tourniquet.broadcast.audience;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The people behind the audiences, found by what is known of them. */
@QuarkusTest
@BroadcastTest
class RecipientsTest {
    private static final int MANY = 120;

    @Inject
    FieldCipher cipher;
    @Inject
    EntityManagerFactory database;

    @Test
    void a_page_of_people_says_who_is_silent_and_asks_for_all_of_them_at_once() {
        String tag = "silent" + Long.toString(System.nanoTime(), 36);
        StringBuilder people = new StringBuilder("email,email_2,name\n");
        for (int each = 0; each < MANY; each++)
            people.append("%2$s.%1$d@town.example,%2$s.%1$d.two@town.example,%2$s\n".formatted(each, tag));
        Browser.audience(people.toString());
        QuarkusTransaction.requiringNew().run(() -> {
            Suppression.add(cipher.fingerprint(tag + ".7@town.example"), "EMAIL", Suppression.Reason.HARD_BOUNCE,
                    Instant.now());
            Suppression.add(cipher.fingerprint(tag + ".8@town.example"), "SMS", Suppression.Reason.OPTED_OUT, Instant.now());
        });
        Statistics statistics = database.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        long before = statistics.getPrepareStatementCount();
        Browser.api("auditor").get("/api/recipients?limit=200&q=" + tag).then().statusCode(200).body("items", hasSize(MANY))
                .body("items.addresses.flatten().findAll { !it.silenced.isEmpty() }.silenced",
                        equalTo(List.of(List.of("HARD_BOUNCE"))));
        long asked = statistics.getPrepareStatementCount() - before;
        // the service's own rounds ask a little beside
        assertTrue(asked < MANY / 2, asked + " questions for a page of " + MANY);
    }
}
