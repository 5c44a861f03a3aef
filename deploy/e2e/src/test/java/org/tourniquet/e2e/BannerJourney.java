package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;

/** A strict site of somebody else shows the banner by itself, and forgets it by itself. */
class BannerJourney {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    @Test
    void an_open_page_shows_the_banner_within_five_seconds_of_approval_and_loses_it_at_the_incidents_end() {
        String incident = Town.incident("Bridge closed", "LIVE");
        try (Person wide = Person.atADesk(); Person phone = Person.onASmallPhone()) {
            for (Person visitor : List.of(wide, phone)) {
                visitor.opens(TheSuite.site(), "/");
                visitor.page().evaluate("window.neverLoadedAgain = true");
                assertThat(visitor.page().locator("crisis-banner")).isHidden();
            }
            phone.looks("site-quiet-320").fitsTheScreen();

            JsonNode notice = Town.howToReachUs(incident, Town.audience("One by the bridge", "dee@example.com,,Dee,en"),
                    List.of("EMAIL", "BANNER"));
            Eventually.pause(Duration.ofSeconds(4));
            assertThat(wide.page().locator("crisis-banner")).isHidden();

            Instant approved = Instant.now();
            Town.approve(notice);
            Duration shown = Eventually.within(FIVE_SECONDS, "both show it", () -> shows(wide) && shows(phone));
            Figures.say("banner on an open page after approval", Duration.between(approved, Instant.now()));
            assertTrue(shown.compareTo(FIVE_SECONDS) < 0);
            assertThat(wide.page().locator("crisis-banner")).containsText("Bridge closed");
            assertThat(wide.page().locator("crisis-banner a")).hasAttribute("href",
                    TheSuite.broadcast() + "/incidents/" + incident);
            wide.looks("site-banner");
            phone.looks("site-banner-320").fitsTheScreen();

            wide.follows("Waste collection");
            assertThat(wide.page().locator("crisis-banner")).containsText("Bridge closed");
            wide.page().goBack();
            wide.page().evaluate("window.neverLoadedAgain = true");
            assertThat(wide.page().locator("crisis-banner")).containsText("Bridge closed");

            Instant over = Instant.now();
            Town.close(incident);
            Eventually.within(FIVE_SECONDS, "both have lost it", () -> !shows(wide) && !shows(phone));
            Figures.say("banner gone from an open page after the incident's end", Duration.between(over, Instant.now()));
            for (Person visitor : List.of(wide, phone)) {
                assertEquals(true, visitor.page().evaluate("window.neverLoadedAgain"));
                assertEquals(List.of(), visitor.complaints());
            }
        }
    }

    private static boolean shows(Person visitor) {
        return visitor.page().locator("crisis-banner h2").count() == 1
                && visitor.page().locator("crisis-banner h2").isVisible();
    }
}
