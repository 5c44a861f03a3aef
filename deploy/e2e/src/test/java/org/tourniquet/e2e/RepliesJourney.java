package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What comes back: an answer by mail that a human answers, a mail that bounces and becomes a call, a person who wants no more.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class RepliesJourney {

    private static final String ELLI = "elli.replies@example.org";
    private static final String GONE = "gone.replies@example.org";
    private static final String ASKING = "+18085550161";

    private final Api agent = Api.as("agent", TheSuite.triage());
    private final Api inbox = Api.anonymous(TheSuite.inbox());
    private String incident;
    private String notice;

    @BeforeAll
    void a_notice_goes_out_and_one_mailbox_does_not_exist() {
        inbox.post("/api/behaviour", Map.of("recipients", GONE, "action", "BOUNCE", "code", 550));
        incident = Town.incident("River over its banks, with answers", "LIVE");
        String audience = Town.audience("Two who are told", ELLI + ",,Elli,fi", GONE + ",,Gone,en");
        JsonNode written = Town.howToReachUs(incident, audience, List.of("EMAIL"));
        notice = written.get("id").asText();
        Town.approve(written);
        Eventually.within(Duration.ofSeconds(30), "both mails are accepted", () -> mailsTo(ELLI).size() == 1);
    }

    @AfterAll
    void it_is_over() {
        inbox.delete("/api/behaviour");
        Town.close(incident);
    }

    @Test
    @Order(1)
    void a_mail_that_comes_back_after_it_was_taken_counts_as_failed() {
        Duration took = Eventually.within(Duration.ofSeconds(30), "the bounce is believed",
                () -> Town.manager().get("/api/notices/" + notice + "/deliveries?state=FAILED").get("items").size() == 1);
        Figures.say("a bounce read from the mailbox and believed after", took);
        JsonNode line = Town.manager().get("/api/notices/" + notice + "/deliveries?state=FAILED").get("items").get(0);
        assertTrue(line.get("reason").asText().startsWith("bounced: 5.1.1"), line.toString());
        JsonNode silent = Api.as("operator", TheSuite.broadcast()).get("/api/suppressions?q=" + GONE).get("items").get(0);
        assertEquals("BAD_ADDRESS", silent.get("reason").asText());
    }

    @Test
    @Order(2)
    void who_was_not_reached_is_called_by_an_agent() {
        JsonNode handed = Town.manager().post("/api/notices/" + notice + "/unreached");
        assertEquals(1, handed.get("handed").asInt(), handed.toString());
        Eventually.holds("the desk has the call",
                () -> agent.get("/api/calls").get("due").asInt() >= 1);
        JsonNode call = agent.post("/api/calls/next");
        while (!"Gone".equals(call.path("name").asText())) {
            assertFalse(call.isNull() || call.path("id").isMissingNode(), "the call never comes");
            agent.post("/api/calls/" + call.get("id").asText() + "/result", Map.of("result", "REACHED"));
            call = agent.post("/api/calls/next");
        }
        try (Person desk = Person.atADesk()) {
            desk.signsIn("agent", TheSuite.triage(), "/calls").sees("Gone");
            desk.looksAtAll("calls");
            desk.presses("Reached").sees("Next call");
        }
    }

    @Test
    @Order(3)
    void who_answers_by_mail_is_told_that_it_arrived_and_gets_the_words_of_a_human() throws Exception {
        Instant wrote = Instant.now();
        write("Re: River over its banks", "Vesi nousee kellariin, mitä teen?\n\n> our own words", Map.of());
        Duration told = Eventually.within(Duration.ofSeconds(30), "it arrived",
                () -> mailsTo(ELLI).stream().anyMatch(mail -> mail.get("text").asText().contains("Viestisi on meillä")));
        Figures.say("an answer by mail is acknowledged after", told);
        Matcher passport = Pattern.compile("Koodisi: ([A-Z0-9]{4}-[A-Z0-9]{4})").matcher(mailsTo(ELLI).stream()
                .map(mail -> mail.get("text").asText()).filter(text -> text.contains("Viestisi on meillä")).findFirst()
                .orElseThrow());
        assertTrue(passport.find());
        JsonNode story = agent.get("/api/stories/" + passport.group(1));
        assertTrue(story.toString().contains("Vesi nousee kellariin"), story.toString());
        assertFalse(story.toString().contains("our own words"), story.toString());
        String ticket = story.get("id").asText();
        agent.post("/api/tickets/" + ticket + "/take");
        agent.post("/api/tickets/" + ticket + "/messages",
                Map.of("medium", "EMAIL", "text", "Olen Aino. Pysy yläkerrassa."));
        Eventually.holds("the words of a human",
                () -> mailsTo(ELLI).stream().anyMatch(mail -> mail.get("text").asText().contains("Pysy yläkerrassa")));
        Figures.say("and is answered by a human after", Duration.between(wrote, Instant.now()));
        agent.post("/api/tickets/" + ticket + "/close", Map.of("outcome", "Solved"));
    }

    @Test
    @Order(4)
    void an_absence_is_not_answered() throws Exception {
        int before = mailsTo(ELLI).size();
        write("Automaattinen vastaus: River", "Olen lomalla.", Map.of("Auto-Submitted", "auto-replied"));
        Eventually.pause(Duration.ofSeconds(8));
        assertEquals(before, mailsTo(ELLI).size());
    }

    @Test
    @Order(5)
    void who_asks_by_text_who_we_are_is_told() {
        Api gateway = Api.anonymous(TheSuite.gateway());
        gateway.post("/api/inbound",
                Map.of("from", ASKING, "to", TheSuite.running().smsAccount().from(), "body", "INFO"));
        Eventually.holds("who we are", () -> gateway.get("/api/messages?to=%2B" + ASKING.substring(1))
                .toString().contains("Rivertown City Services"));
    }

    @Test
    @Order(6)
    void one_click_ends_mails_and_one_more_takes_it_back() {
        String headers = mailsTo(ELLI).stream().map(mail -> mail.get("headers").path("List-Unsubscribe").asText())
                .filter(link -> link.contains("/unsubscribe/")).findFirst().orElseThrow();
        String path = headers.substring(headers.indexOf("/unsubscribe/"), headers.indexOf('>'));
        Api anybody = Api.anonymous(TheSuite.broadcast());
        anybody.text(path);
        Api operator = Api.as("operator", TheSuite.broadcast());
        assertEquals(0, operator.get("/api/suppressions?q=" + ELLI).get("items").size(), "a look changes nothing");
        anybody.form(path, "List-Unsubscribe=One-Click");
        assertEquals("OPTED_OUT", operator.get("/api/suppressions?q=" + ELLI).at("/items/0/reason").asText());
        try (Person elli = Person.onASmallPhone()) {
            elli.opens(TheSuite.broadcast(), path + "?lang=fi").sees("Lopetetaanko");
            elli.looks("unsubscribe-320").fitsTheScreen();
        }
        anybody.form(path, "what=undo-mail");
        assertEquals(0, operator.get("/api/suppressions?q=" + ELLI).get("items").size());
    }

    private List<JsonNode> mailsTo(String address) {
        List<JsonNode> mails = new java.util.ArrayList<>();
        inbox.get("/api/messages?to=" + address).forEach(mails::add);
        return mails;
    }

    private void write(String subject, String words, Map<String, String> headers) throws Exception {
        MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()));
        mail.setFrom(new InternetAddress(ELLI, "Elli"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("care@rivertown.example"));
        mail.setSubject(subject, "utf-8");
        mail.setText(words, "utf-8");
        for (var header : headers.entrySet())
            mail.setHeader(header.getKey(), header.getValue());
        mail.saveChanges();
        try (SMTPTransport smtp = new SMTPTransport(Session.getInstance(new Properties()), null)) {
            smtp.connect("localhost", TheSuite.running().uri(Port.SMTP).getPort(), null, null);
            smtp.sendMessage(mail, mail.getAllRecipients());
        }
    }
}
