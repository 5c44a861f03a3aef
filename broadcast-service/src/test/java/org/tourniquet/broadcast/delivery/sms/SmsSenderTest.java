package org.tourniquet.broadcast.delivery.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.delivery.Afterwards;
import org.tourniquet.broadcast.delivery.Approvals;
import org.tourniquet.broadcast.delivery.DeliveryConfig;
import org.tourniquet.broadcast.delivery.DeliveryState;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.Evidence;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.broadcast.delivery.Receipts;

/** One text, one post, and an honest outcome, whatever the provider does. */
class SmsSenderTest {
    private static TextProvider provider;
    private static SmsSender sender;
    private static MessageList list;
    private static MessageStatus status;

    @BeforeAll
    static void begin() throws Exception {
        provider = new TextProvider();
        Config config = new Config(provider.address());
        Twilio twilio = new Twilio(config, new Delivery());
        sender = twilio.senders().getFirst();
        list = new MessageList(twilio);
        status = new MessageStatus(twilio);
    }

    @AfterAll
    static void end() {
        provider.close();
    }

    @Test
    void what_the_provider_takes_carries_its_deadline_and_where_to_report_to() {
        Envelope envelope = Approvals.text("+12025550123", "The river is over its banks.");
        Outcome.Accepted accepted = assertInstanceOf(Outcome.Accepted.class, sender.send(envelope, Approvals.of(envelope)));
        Map<String, String> post = postsTo("+12025550123").getLast();
        assertEquals(post.get("sid"), accepted.externalId());
        assertEquals("1800", post.get("ValidityPeriod"));
        assertEquals("+12025550100", post.get("From"));
        assertEquals("https://broadcast.example/webhooks/twilio/status?delivery=" + envelope.delivery() + "&attempt="
                + envelope.attempt(), post.get("StatusCallback"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0500", "0503", "0301", "0200", "0201", "0666", "0777" })
    void what_is_neither_yes_nor_no_is_unclear_and_never_posted_twice(String ending) {
        Envelope envelope = Approvals.text("+1202555" + ending, "The river is over its banks.");
        assertInstanceOf(Outcome.Unclear.class, sender.send(envelope, Approvals.of(envelope)));
        assertEquals(1, postsTo("+1202555" + ending).size());
    }

    @Test
    void too_many_requests_rest_the_account_for_as_long_as_asked() {
        assertEquals(new Outcome.TryLater("the provider asks us to slow down", Duration.ofSeconds(7), true), send("0429"));
        assertEquals(1, postsTo("+12025550429").size());
    }

    @Test
    void error_codes_become_outcomes_and_an_unknown_one_is_told_as_it_is() {
        assertEquals(new Outcome.OptedOut(), send("1610"));
        assertEquals(new Outcome.NoSuchAddress("not a number (21211)"), send("1211"));
        assertEquals(new Outcome.Refused("the provider's error 99999"), send("9999"));
        assertTrue(assertInstanceOf(Outcome.Down.class, send("0003")).personNeeded());
    }

    @Test
    void a_provider_that_is_not_there_has_taken_nothing() {
        Config nowhere = new Config(URI.create("http://localhost:1"));
        Envelope envelope = Approvals.text("+12025550124", "x");
        Outcome outcome = new Twilio(nowhere, new Delivery()).senders().getFirst().send(envelope, Approvals.of(envelope));
        assertEquals(new Outcome.Down("the provider cannot be reached", false), outcome);
    }

    @Test
    void mute_requests_cost_no_slot_of_the_pool() throws Exception {
        List<Thread> many = IntStream.range(0, 60).mapToObj(_ -> Thread.startVirtualThread(() -> send("0778"))).toList();
        for (Thread one : many)
            one.join();
        assertInstanceOf(Outcome.Accepted.class, send("0125"));
    }

    @Test
    void an_approval_is_for_one_attempt() {
        Envelope envelope = Approvals.text("+12025550126", "x");
        assertThrows(IllegalArgumentException.class,
                () -> sender.send(Approvals.text("+12025550126", "x"), Approvals.of(envelope)));
    }

    @Test
    void the_list_of_messages_is_evidence_only_when_it_is_complete() {
        Envelope lost = Approvals.text("+12025550666", "Was it lost?");
        sender.send(lost, Approvals.of(lost));
        assertInstanceOf(Evidence.Finding.Found.class, look("+12025550666", "Was it lost?", _ -> false));
        assertInstanceOf(Evidence.Finding.Absent.class, look("+12025550666", "Was it lost?", _ -> true));
        assertInstanceOf(Evidence.Finding.Absent.class, look("+12025550666", "Other words", _ -> false));
        assertInstanceOf(Evidence.Finding.NoAnswer.class, look("+12025550500", "x", _ -> false));
    }

    private static Evidence.Finding look(String to, String words, java.util.function.Predicate<String> known) {
        return list.look(new Evidence.Asked(UUID.randomUUID(), null, to, words, Instant.EPOCH), known);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "0141,DELIVERED,-", "0142,FAILED,the phone could not be reached (30003)",
            "0143,SUPPRESSED,opted out", "0144,ACCEPTED,-" })
    void the_provider_says_when_asked_what_it_would_have_told(String ending, DeliveryState becomes, String reason) {
        Outcome.Accepted taken = assertInstanceOf(Outcome.Accepted.class, send(ending));
        var asked = new Afterwards.Taken(UUID.randomUUID(), UUID.randomUUID(), null, taken.externalId());
        Receipts.Receipt receipt = status.ask(asked).orElseThrow();
        assertEquals(becomes, receipt.becomes());
        assertEquals(reason, receipt.reason());
        assertEquals(asked.delivery(), receipt.delivery());
        assertEquals(asked.attempt(), receipt.attempt());
    }

    @Test
    void a_provider_that_does_not_know_a_message_says_nothing_of_it() {
        assertEquals(Optional.empty(), status.ask(new Afterwards.Taken(UUID.randomUUID(), null, null, "SM" + "f".repeat(32))));
    }

    private static Outcome send(String ending) {
        Envelope envelope = Approvals.text("+1202555" + ending, "The river is over its banks.");
        return sender.send(envelope, Approvals.of(envelope));
    }

    private static List<Map<String, String>> postsTo(String number) {
        return provider.posts.stream().filter(post -> number.equals(post.get("To"))).toList();
    }

    private record Config(URI provider) implements TwilioConfig {
        @Override
        public Optional<URI> url() {
            return Optional.of(provider);
        }

        @Override
        public String account() {
            return "AC00000000000000000000000000000000";
        }

        @Override
        public String token() {
            return "token";
        }

        @Override
        public String from() {
            return "+12025550100";
        }

        @Override
        public Map<String, More> more() {
            return Map.of();
        }

        @Override
        public URI callbacks() {
            return URI.create("https://broadcast.example");
        }

        @Override
        public Duration connect() {
            return Duration.ofMillis(500);
        }

        @Override
        public Duration read() {
            return Duration.ofMillis(800);
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(2);
        }
    }

    private record Delivery() implements DeliveryConfig {
        @Override
        public Duration lease() {
            return Duration.ofSeconds(30);
        }

        @Override
        public List<Duration> retry() {
            return List.of();
        }

        @Override
        public Duration absentFor() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Duration receiptAfter() {
            return Duration.ofHours(6);
        }

        @Override
        public int slice() {
            return 100;
        }

        @Override
        public int batch() {
            return 100;
        }

        @Override
        public Duration messageWorth() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration nextMediumAfter() {
            return Duration.ofMinutes(2);
        }

        @Override
        public Account email2() {
            return sms();
        }

        @Override
        public Account email() {
            return sms();
        }

        @Override
        public Account sms() {
            return new Account() {
                @Override
                public int rate() {
                    return 0;
                }

                @Override
                public int connections() {
                    return 8;
                }
            };
        }
    }
}
