package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.tourniquet.local.law.Eventually;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;

/** Somebody at a browser: wide screen or phone, with or without script, signed in or a stranger. */
final class Person implements AutoCloseable {

    private static final int RENEWALS = 4;
    private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final Page page;
    private final boolean script;
    private final List<String> complaints = new ArrayList<>();

    private Person(Browser.NewContextOptions options) {
        this(options, TheBrowser.chromium().newContext(
                options.setTimezoneId(options.timezoneId == null ? "Europe/Helsinki" : options.timezoneId)));
    }

    private Person(Browser.NewContextOptions options, BrowserContext context) {
        this.context = context;
        this.context.setDefaultTimeout(15_000);
        this.page = context.newPage();
        this.script = !Boolean.FALSE.equals(options.javaScriptEnabled);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error"))
                complaints.add(message.text());
        });
        page.onPageError(complaints::add);
    }

    private static Browser.NewContextOptions english() {
        return new Browser.NewContextOptions().setLocale("en-GB");
    }

    static Person atADesk() {
        return new Person(english().setViewportSize(1280, 900));
    }

    /** In a browser that ignores what our pages forbid: what keeps a stranger's script out there is the pages alone. */
    static Person withoutPolicies() {
        return new Person(english().setViewportSize(1280, 900).setBypassCSP(true));
    }

    static Person atNight() {
        return new Person(english().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK));
    }

    static Person onASmallPhone() {
        return new Person(english().setViewportSize(320, 640).setDeviceScaleFactor(2).setHasTouch(true));
    }

    /** Whose clock shows another time than the town's. */
    static Person abroad(String timeZone) {
        return new Person(english().setViewportSize(320, 640).setDeviceScaleFactor(2).setTimezoneId(timeZone));
    }

    /** With letters twice as large as usual, set in the browser. */
    static Person onAPhoneWithLargeLetters(String language) {
        var options = english().setLocale(language).setViewportSize(320, 640);
        return new Person(options, TheBrowser.withLetters(32, options));
    }

    /** With colours of one's own, as Windows' contrast themes bring them. */
    static Person inForcedColours() {
        return new Person(english().setViewportSize(320, 640).setDeviceScaleFactor(2).setForcedColors(ForcedColors.ACTIVE));
    }

    static Person onAPhoneWithoutScript() {
        return new Person(english().setViewportSize(320, 640).setDeviceScaleFactor(2)
                .setJavaScriptEnabled(false));
    }

    static Person onAPhoneWithoutScriptReading(String language) {
        return new Person(english().setLocale(language).setViewportSize(320, 640).setDeviceScaleFactor(2)
                .setJavaScriptEnabled(false));
    }

    /** A cheap phone on the edge of a mobile network: a slow processor, 400 ms a round trip, 400 kbit/s. */
    static Person onABadPhone() {
        var person = new Person(english().setViewportSize(320, 568).setDeviceScaleFactor(2).setHasTouch(true));
        CDPSession phone = person.context.newCDPSession(person.page);
        var network = new JsonObject();
        network.addProperty("offline", false);
        network.addProperty("latency", 400);
        network.addProperty("downloadThroughput", 50_000);
        network.addProperty("uploadThroughput", 50_000);
        phone.send("Network.enable");
        phone.send("Network.emulateNetworkConditions", network);
        var processor = new JsonObject();
        processor.addProperty("rate", 4);
        phone.send("Emulation.setCPUThrottlingRate", processor);
        return person;
    }

    Page page() {
        return page;
    }

    Person opens(URI base, String path) {
        page.navigate(base.resolve(path).toString());
        return this;
    }

    /** Opens a page that asks for a name, and signs in with the seeded password. */
    Person signsIn(String user, URI base, String path) {
        opens(base, path);
        givesName(user, "demo");
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    /** Sees the own name at the top of the page, and the page is one that exists and is for this person. */
    Person isSignedIn() {
        assertThat(page.locator("header .who")).isVisible();
        assertThat(page.locator("h1").first()).isVisible();
        return this;
    }

    /** Fills in the sign-in page that is open. */
    Person givesName(String user, String password) {
        page.getByLabel("Name", EXACTLY).fill(user);
        page.getByLabel("Password", EXACTLY).fill(password);
        presses("Sign in");
        return this;
    }

    /** Presses the button with this very name. */
    Person presses(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
        return this;
    }

    Person follows(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true)).first().click();
        return this;
    }

    Person ticks(String label) {
        page.getByLabel(label, EXACTLY).check();
        return this;
    }

    /** Types into the field with this label. */
    Person types(String label, String words) {
        page.getByLabel(label, EXACTLY).fill(words);
        return this;
    }

    /** Everything that can be read on the page. */
    String reads() {
        return page.locator("body").innerText();
    }

    /** Waits until these words can be read; a stranger's eye does not look into the markup. */
    Person sees(String words) {
        assertThat(page.locator("body")).containsText(words);
        page.waitForLoadState(); // the scripts are there before anybody goes on
        return this;
    }

    /** Waits for words where marks and blanks may be of several kinds, as in a phone number. */
    Person seesLike(String pattern) {
        assertThat(page.locator("body")).containsText(Pattern.compile(pattern));
        page.waitForLoadState();
        return this;
    }

    /** What the browser complained about since it was opened, scripts and policies alike. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    String session() {
        return context.cookies().stream().filter(cookie -> cookie.name.equals("tourniquet-session")).map(cookie -> cookie.value)
                .findFirst().orElse(null);
    }

    List<String> cookies() {
        return context.cookies().stream().map(cookie -> cookie.name).toList();
    }

    static Person onAPhoneReading(String language) {
        return new Person(english().setLocale(language).setViewportSize(320, 640).setDeviceScaleFactor(2).setHasTouch(true));
    }

    /** Takes a screenshot for people to look at, and lets axe look for what would shut somebody out. */
    Person looks(String name) {
        Path file = Path.of("target", "screens", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        if (!script)
            return this; // axe is a script; the same page is looked at by somebody who has it on
        List<Rule> violations = violations();
        if (!violations.isEmpty()) {
            throw new AssertionError("axe on " + page.url() + ": " + violations.stream()
                    .map(rule -> rule.getId() + " (" + rule.getHelp() + ") at "
                            + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).limit(3).toList())
                    .collect(Collectors.joining("; ")));
        }
        return this;
    }

    private List<Rule> violations() {
        return asItStands(() -> new AxeBuilder(page).exclude("iframe").withTags(WCAG).analyze().getViolations());
    }

    /** A page that renews itself while it is looked at (a notice that has just begun, or ended) is looked at as it is then. */
    private <T> T asItStands(Supplier<T> look) {
        for (int renewed = 0; renewed < RENEWALS; renewed++)
            try {
                return look.get();
            } catch (RuntimeException gone) {
                page.waitForLoadState();
            }
        return look.get();
    }

    /** As on a very tall screen: what lies in frames below the edge is drawn only there. */
    Person looksAtAll(String name) {
        var usual = page.viewportSize();
        page.setViewportSize(usual.width, 2400);
        Eventually.pause(java.time.Duration.ofMillis(500));
        looks(name);
        page.setViewportSize(usual.width, usual.height);
        return this;
    }

    /** Nothing sticks out of the screen to the side. */
    Person fitsTheScreen() {
        int wide = asItStands(() -> (Integer) page.evaluate("document.documentElement.scrollWidth"));
        int screen = page.viewportSize().width;
        if (wide > screen) {
            throw new AssertionError(page.url() + " is " + wide + " px wide on a screen of " + screen);
        }
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}
