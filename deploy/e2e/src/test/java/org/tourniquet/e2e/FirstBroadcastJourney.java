package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.SelectOption;

/** The main job: a river rises, a manager tells 5,000 people how to reach the town, and each of them is accounted for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class FirstBroadcastJourney {

    private static final String TITLE = "River over its banks";
    private static final String HENRIK = "henrik.aalto@rivertown.example";
    /** Their mail provider refuses them, for good. */
    private static final List<String> REFUSED = List.of("resident5@example.com", "resident6@example.org");
    /** Texted STOP before all this. */
    private static final String SILENT = "+12015550100";

    private final Everyone.Imported crowd = Everyone.imported();
    private final Person manager = Person.atADesk();
    private Instant opened;
    private String incident;
    private String notice;
    private JsonNode outlook;

    @BeforeAll
    void some_cannot_be_reached() {
        Api inbox = Api.anonymous(TheSuite.inbox());
        REFUSED.forEach(
                address -> inbox.post("/api/behaviour", Map.of("recipients", address, "action", "REJECT", "code", 550)));
        Api.anonymous(TheSuite.gateway()).post("/api/inbound",
                Map.of("from", SILENT, "to", TheSuite.running().smsAccount().from(), "body", "STOP"));
        manager.signsIn("manager", TheSuite.broadcast(), "/").isSignedIn();
    }

    @AfterAll
    void it_is_over() {
        manager.close();
        Api.anonymous(TheSuite.inbox()).delete("/api/behaviour");
        if (incident != null)
            Town.close(incident);
    }

    @Test
    @Order(1)
    void the_manager_opens_an_incident_and_one_button_writes_how_to_reach_us_in_six_languages() {
        opened = Instant.now();
        manager.follows("Open a live incident").types("What is happening?", TITLE).ticks("Natural disaster")
                .presses("Open the incident").sees("First: tell everyone how to reach you");
        incident = lastOf(manager.page().url());
        manager.looks("incident-opened");
        manager.presses("How to reach us").sees("How to reach us: " + TITLE);
        notice = lastOf(manager.page().url());
        JsonNode written = Town.manager().get("/api/notices/" + notice).get("wordings");
        for (String language : List.of("en", "fr", "fi", "hu", "eo", "ar")) {
            assertTrue(written.path(language).path("body").asText().contains("+1 202-555-0111"),
                    language + ": " + written.path(language));
            assertTrue(written.path(language).path("sms").asText().contains("{{contact}}"), language);
        }
    }

    @Test
    @Order(2)
    void the_manager_sees_the_real_thing_and_how_many_before_it_goes() {
        manager.page().getByLabel("To whom").selectOption(new SelectOption().setValue(crowd.audience()));
        assertThat(manager.page().locator("#previews .forecast")).containsText("5,000 people");
        outlook = Town.manager().get("/api/notices/" + notice + "/forecast");
        assertEquals(Everyone.PEOPLE, outlook.get("people").asInt());
        // one has opted out of texts
        assertEquals(Everyone.MAILS + Everyone.TEXTS - 1, outlook.get("deliveries").asInt());
        assertTrue(outlook.get("sms").get("parts").asInt() >= Everyone.TEXTS - 1);
        assertThat(manager.page().locator("#previews .forecast")).containsText(
                String.format("%,d deliveries · %,d text parts", outlook.get("deliveries").asInt(),
                        outlook.at("/sms/parts").asInt()));

        assertThat(manager.page().locator("#previews .phone")).containsText("+1 202-555-0111");
        assertThat(manager.page().frameLocator("#previews iframe").locator("body")).containsText("Night hotline");
        assertThat(manager.page().locator("#previews .band")).containsText(TITLE);
        manager.looksAtAll("compose");
        manager.page().setViewportSize(320, 640);
        manager.looks("compose-320").fitsTheScreen();
        manager.page().setViewportSize(1280, 900);
    }

    @Test
    @Order(3)
    void one_recipient_is_previewed_in_their_own_words_as_mail_text_and_banner() throws Exception {
        Map<String, Object> arabic = InTheDatabase.oneWhoReads("ar", crowd.audience());
        String preview = "/api/notices/" + notice + "/preview?recipient=" + arabic.get("id") + "&medium=";
        for (String medium : List.of("EMAIL", "SMS", "BANNER")) {
            JsonNode seen = Town.manager().get(preview + medium);
            assertEquals("ar", seen.get("language").asText(), seen.toString());
            assertTrue(seen.toString().contains("+1 202-555-0111"), seen.toString());
        }
        JsonNode mail = Town.manager().get(preview + "EMAIL");
        assertTrue(mail.get("html").asText().contains("dir=\"rtl\""), mail.get("html").asText());
        assertTrue(mail.get("text").asText().contains("/help?incident=" + incident), mail.get("text").asText());
        JsonNode text = Town.manager().get(preview + "SMS");
        assertEquals("UCS-2", text.at("/parts/encoding").asText(), text.toString());

        manager.page().locator(".whose summary").click();
        manager.page().locator(".whose button:has-text('العربية')").click();
        // every reader has a banner; whether this one has a phone is a matter of chance
        assertThat(manager.page().locator("#previews .look .band")).hasAttribute("lang", "ar");
        manager.looks("compose-one-person");
    }

    @Test
    @Order(4)
    void who_wrote_it_hands_it_to_the_second_manager_and_cannot_approve_it_alone() {
        manager.presses("Send to Henrik Aalto for approval: 5,000 people").sees("has been called by mail and text message")
                .looks("notice-submitted");
        manager.follows("See what they see").sees("Who wrote a notice cannot approve it.").looks("approval-of-own");
        assertEquals(0, manager.page().locator("form.confirm").count());
        assertEquals(403, Town.manager().says("POST", "/api/notices/" + notice + "/approval", Map.of("confirm", word())));
        assertEquals(0, mails("*", opened).stream().filter(to -> to.contains("resident")).count(), "nothing has left");
    }

    @Test
    @Order(5)
    void the_second_manager_follows_the_link_of_the_mail_on_a_small_phone_and_approves_with_the_word() {
        URI link = linkInMailTo(HENRIK);
        try (Person henrik = Person.onASmallPhone()) {
            henrik.page().navigate(link.toString());
            henrik.givesName("manager2", "demo");
            henrik.sees("Maria Lind asks you to look at this").sees("5,000 people").looks("approval-320").fitsTheScreen();
            var send = henrik.page().locator("form.confirm button");
            assertThat(send).isDisabled();
            henrik.page().locator("#confirm").fill("yes");
            assertThat(send).isDisabled();
            henrik.page().locator("#confirm").fill(word());
            assertThat(send).hasText("Send to 5,000 people");
            send.click();
            henrik.sees("of 5,000 people accounted for").looks("progress-320").fitsTheScreen();
        }
    }

    @Test
    @Order(6)
    void the_first_message_is_accepted_within_two_minutes_and_everyone_is_accounted_for() throws Exception {
        manager.opens(TheSuite.broadcast(), "/notices/" + notice + "/progress").sees("Accepted").looks("progress-sending");
        JsonNode progress = complete();
        assertEquals(Everyone.PEOPLE, progress.at("/people/total").asInt());
        assertEquals(Everyone.PEOPLE, progress.at("/people/accounted").asInt());
        JsonNode mail = progress.at("/media/EMAIL");
        assertEquals(REFUSED.size(), mail.get("failed").asInt(), progress.toString());
        assertEquals(Everyone.MAILS - REFUSED.size(), mail.get("accepted").asInt() + mail.get("delivered").asInt());
        JsonNode text = progress.at("/media/SMS");
        assertEquals(1, text.get("suppressed").asInt(), progress.toString());
        assertEquals(Everyone.TEXTS - 1, text.get("accepted").asInt() + text.get("delivered").asInt(), progress.toString());

        Instant first = InTheDatabase.firstAccepted(notice);
        Duration took = Duration.between(opened, first);
        Figures.say("from opening the incident to the first accepted message", took);
        Figures.say("from the first accepted message to the last of 5,000 people",
                Duration.between(first, Instant.parse(progress.get("lastAt").asText())));
        assertTrue(took.compareTo(Duration.ofSeconds(120)) < 0, "it took " + took);
    }

    @Test
    @Order(7)
    void the_page_is_live_and_says_complete_and_who_did_not_get_it_and_why() {
        assertThat(manager.page().locator("#live .figures .big dd")).hasText("5,000");
        manager.sees("Complete");
        assertTrue(manager.page().locator("#live svg").count() >= 2, "two drawn charts");
        for (String address : REFUSED) {
            manager.sees(address);
        }
        manager.sees("550").looks("progress-complete");
        manager.page().locator("section:has(h2:text('Who did not get it')) tbody a").first().click();
        manager.sees("What this person was told").looks("progress-person");
        manager.opens(TheSuite.broadcast(), "/notices/" + notice).sees("Approved by").looks("notice-sent");
        manager.opens(TheSuite.broadcast(), "/").sees("One live incident").looks("console-home-live");
    }

    @Test
    @Order(8)
    void what_inbox_and_gateway_hold_is_what_the_database_calls_accepted_each_once() {
        Map<String, Integer> mailed = new TreeMap<>();
        mails("*", opened).stream().filter(to -> !to.equals(HENRIK)).forEach(to -> mailed.merge(to, 1, Integer::sum));
        assertEquals(accepted("EMAIL"), mailed);
        assertEquals(Everyone.MAILS - REFUSED.size(), mailed.size());

        String code = Town.manager().get("/api/notices/" + notice + "/code").get("code").asText();
        Map<String, Integer> texted = new TreeMap<>();
        for (JsonNode text : Api.anonymous(TheSuite.gateway()).get("/api/messages?since=" + opened)) {
            String body = text.get("body").asText();
            // who needs care gets neutral words without a link; our own staff are sent links to other pages
            if (text.get("direction").asText().equals("outbound")
                    && (body.contains("/incidents/" + code) || !body.contains("http")))
                texted.merge(text.get("to").asText(), 1, Integer::sum);
        }
        assertEquals(accepted("SMS"), texted);
        assertEquals(Everyone.TEXTS - 1, texted.size());
        assertFalse(texted.containsKey(SILENT));
    }

    @Test
    @Order(9)
    void the_public_page_names_the_doors_in_the_readers_language() {
        try (Person reader = Person.onAPhoneReading("ar")) {
            reader.opens(TheSuite.broadcast(), "/incidents/" + incident).sees("كيف تصل إلينا").looks("incident-public-ar-320")
                    .fitsTheScreen();
            assertEquals("rtl", reader.page().locator("html").getAttribute("dir"));
        }
        try (Person reader = Person.onAPhoneWithoutScript()) {
            reader.opens(TheSuite.broadcast(), "/incidents/" + incident).sees(TITLE).sees("Night hotline")
                    .looks("incident-public-320").fitsTheScreen();
        }
    }

    private JsonNode complete() {
        Eventually.within(Duration.ofSeconds(120), "complete", () -> {
            JsonNode progress = Town.manager().get("/api/notices/" + notice + "/progress");
            // the receipts of the last texts come after they were accepted
            return progress.get("complete").asBoolean();
        });
        return Town.manager().get("/api/notices/" + notice + "/progress");
    }

    /** How often each address was accepted, as the database says. */
    private Map<String, Integer> accepted(String medium) {
        Map<String, Integer> accepted = new TreeMap<>();
        for (JsonNode line : Town.manager().all("/api/notices/" + notice + "/deliveries?medium=" + medium)) {
            if (List.of("ACCEPTED", "DELIVERED").contains(line.get("state").asText()))
                accepted.merge(line.get("address").asText(), 1, Integer::sum);
        }
        return accepted;
    }

    private static List<String> mails(String to, Instant since) {
        var found = new java.util.ArrayList<String>();
        Api.anonymous(TheSuite.inbox()).get("/api/messages?brief=true&to=" + to + "&since=" + since)
                .forEach(mail -> found.add(mail.get("to").asText()));
        return found;
    }

    private URI linkInMailTo(String address) {
        Api inbox = Api.anonymous(TheSuite.inbox());
        String asked = "/api/messages?to=" + address + "&since=" + opened;
        Eventually.holds("a mail to " + address, () -> !inbox.get(asked).isEmpty());
        JsonNode mail = inbox.get(asked).get(0);
        assertTrue(mail.get("subject").asText().contains(TITLE), mail.get("subject").asText());
        Matcher link = Pattern.compile("http\\S+/notices/" + notice + "/approval").matcher(mail.get("text").asText());
        assertTrue(link.find(), mail.get("text").asText());
        return URI.create(link.group());
    }

    private String word() {
        return Town.manager().get("/api/notices/" + notice).get("confirmWord").asText();
    }

    private static String lastOf(String url) {
        return url.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }
}
