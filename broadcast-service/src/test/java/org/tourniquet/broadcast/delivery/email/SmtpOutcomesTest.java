package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.broadcast.delivery.Outcome;

/** What we call a mail after each thing that a relay may say, at each moment. */
class SmtpOutcomesTest {
    private final TellingRelay relay = TellingRelay.open();
    private final Senders senders = new Senders();

    @AfterEach
    void end() throws IOException {
        senders.close();
        relay.close();
    }

    private static Outcome send(EmailSender sender) {
        return Senders.send(sender, "elli@town.example");
    }

    @ParameterizedTest
    @CsvSource({ "RCPT,550 5.1.1 nobody,NoSuchAddress", "RCPT,550 5.1.10 no mail here,NoSuchAddress",
            "RCPT,550 5.1.1: nobody,NoSuchAddress", "RCPT,550 nobody 5.1.1,Refused", "RCPT,550 5.7.1 not you,Refused",
            "RCPT,552 5.2.2 full,Refused", "RCPT,450 4.1.1 maybe,TryLater", "MAIL,550 5.1.1 you do not exist,Refused",
            "DATA,550 5.1.1 what,Refused", "END,550 5.1.1 what,Refused" })
    void only_what_is_said_of_the_recipient_is_about_the_recipient(String command, String said, String outcome) {
        relay.answers(command, said);
        assertEquals(outcome, send(senders.to(relay.port())).getClass().getSimpleName());
    }

    /** Whatever it says at whatever moment, with and without grouped commands. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // what it says: | at the greeting | to EHLO | to MAIL | to RCPT | to DATA | to the mail
            "CLOSES             | Down     | Down     | BrokenOff | BrokenOff | BrokenOff | Unclear",
            "MUTE               | Down     | Down     | BrokenOff | BrokenOff | BrokenOff | Unclear",
            "hello              | Down     | Down     | BrokenOff | BrokenOff | BrokenOff | Unclear",
            "999 hello          | Down     | Down     | BrokenOff | BrokenOff | BrokenOff | Unclear",
            "421 closing        | Down     | Down     | BrokenOff | BrokenOff | BrokenOff | BrokenOff",
            "450 not now        | Down     | Down     | TryLater  | TryLater  | TryLater  | TryLater",
            "550 never          | Down     | Accepted | Refused   | Refused   | Refused   | Refused",
            "530 who are you    | Down     | Accepted | Down      | Down      | Down      | Down",
            "354 go on          | Down     | Down     | BrokenOff | BrokenOff | Accepted  | Unclear",
            "250 fine           | Down     | Accepted | Accepted  | Accepted  | BrokenOff | Accepted",
            "251 will forward   | Down     | Down     | Accepted  | Accepted  | BrokenOff | Unclear" })
    void only_a_final_yes_is_a_yes_and_only_a_lost_end_is_unclear(String said, String greeting, String ehlo, String mail,
            String rcpt, String data, String end) {
        List<String> steps = List.of(TellingRelay.GREETING, "EHLO", "MAIL", "RCPT", "DATA", TellingRelay.END);
        List<String> expected = List.of(greeting, ehlo, mail, rcpt, data, end);
        for (boolean pipelining : new boolean[] { true, false })
            for (int step = 0; step < steps.size(); step++) {
                senders.patience = Duration.ofMillis(said.equals("MUTE") ? 500 : 20_000);
                senders.pipelining = pipelining;
                EmailSender sender = senders.to(relay.port());
                relay.taken.clear();
                relay.answers(steps.get(step), said);
                Outcome outcome = send(sender);
                String what = said + " at " + steps.get(step) + ": " + outcome;
                assertEquals(expected.get(step), outcome.getClass().getSimpleName(), what);
                if (outcome instanceof Outcome.Accepted)
                    assertEquals(1, relay.taken.size(), what);
                else
                    assertTrue(outcome instanceof Outcome.Unclear || relay.taken.isEmpty(), what);
                assertEquals(5, sender.pool().free(), what);
            }
    }
}
