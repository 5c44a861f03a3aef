package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;

/** A stranger with a need finds the right door: on a small phone, in Arabic, by keyboard, from a poster on a wall. */
class ContactJourney {

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
    private static final int MOST_TABS = 12;

    @Test
    void without_script_on_a_small_phone_one_tap_leads_to_the_door_and_another_through_it() {
        try (Person stranger = Person.onAPhoneWithoutScript()) {
            stranger.opens(TheSuite.directory(), "/contact").sees("How can we help you now?").looks("contact-plain-320")
                    .fitsTheScreen();
            Locator lastNeed = stranger.page().locator(".choices a.button").last();
            assertTrue(below(lastNeed) <= 640, "the needs do not fit the first screen");
            stranger.follows("I need to talk to a person now").looks("contact-crisis-plain-320").fitsTheScreen();
            Locator call = stranger.page().locator("section.reach-us a.button");
            assertTrue(call.getAttribute("href").startsWith("tel:+"));
            assertTrue(below(call) <= 640, "the number does not stand on the first screen");
            assertThat(stranger.page().locator("a[href='tel:112']")).hasCount(1);
            stranger.follows("I cannot speak").looks("contact-silent-plain-320").fitsTheScreen();
            assertThat(stranger.page().locator("a[href^='tel:']")).hasCount(0);
            assertThat(stranger.page().locator("section.reach-us")).hasCount(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/contact", "/contact?need=crisis", "/contact?need=technical",
            "/contact?need=crisis&constraint=no-voice",
            "/contact/poster" })
    void in_arabic_it_reads_from_the_right_and_shuts_nobody_out(String path) {
        try (Person amal = Person.onAPhoneReading("ar")) {
            amal.opens(TheSuite.directory(), path);
            assertThat(amal.page().locator("html")).hasAttribute("dir", "rtl");
            amal.looks("contact-ar-320" + path.replaceAll("\\W+", "-")).fitsTheScreen();
        }
    }

    @Test
    void by_keyboard_alone_and_in_the_dark_one_comes_to_the_number() {
        try (Person nobodysMouse = Person.atNight()) {
            nobodysMouse.opens(TheSuite.directory(), "/contact").looks("contact-night");
            tabsTo(nobodysMouse.page(), "/contact?need=crisis");
            nobodysMouse.page().waitForNavigation(() -> nobodysMouse.page().keyboard().press("Enter"));
            nobodysMouse.sees("A person answers here").looks("contact-crisis-night");
            tabsTo(nobodysMouse.page(), "tel:+1");
        }
    }

    @Test
    void far_away_times_are_said_by_the_readers_own_clock_with_the_channels_beside_it() {
        try (Person abroad = Person.abroad("America/New_York")) {
            abroad.opens(TheSuite.directory(), "/contact?need=technical").sees("In Helsinki:").looks("contact-abroad-320")
                    .fitsTheScreen();
            assertThat(abroad.page().locator("footer [data-clock]")).isHidden();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "fr", "fi", "hu", "eo", "ar" })
    void the_poster_is_one_sheet_of_a4_and_its_code_leads_to_the_page(String language) throws IOException, ReaderException {
        try (Person editor = Person.atADesk()) {
            editor.opens(TheSuite.directory(), "/contact/poster?lang=" + language);
            byte[] sheet = editor.page().pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
            String pdf = new String(sheet, StandardCharsets.ISO_8859_1);
            assertEquals(1, SHEET.matcher(pdf).results().count(), language + " does not fit one sheet");
            assertTrue(pdf.matches("(?s).*/MediaBox\\s*\\[0 0 59[45][^ ]* 84[12].*"), "not A4");

            editor.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            String read = read(editor.page().locator(".poster svg").screenshot());
            assertEquals(TheSuite.directory() + "/contact", read);
            editor.page().navigate(URI.create(read).toString());
            assertThat(editor.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1))).isVisible();
        }
    }

    private static String read(byte[] png) throws IOException, ReaderException {
        var image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var seen = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(seen))).getText();
    }

    /** Goes on from control to control until the one that leads there has the focus. */
    private static void tabsTo(Page page, String address) {
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            page.keyboard().press("Tab");
            Object there = page.evaluate("document.activeElement.getAttribute('href')");
            if (there != null && there.toString().startsWith(address)) {
                return;
            }
        }
        throw new AssertionError(address + " is not reached by " + MOST_TABS + " presses of Tab");
    }

    private static double below(Locator one) {
        var box = one.boundingBox();
        return box.y + box.height;
    }
}
