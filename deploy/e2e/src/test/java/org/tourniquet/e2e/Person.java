package org.tourniquet.e2e;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

/** Somebody at a browser: wide screen or phone, with or without script, signed in or a stranger. */
final class Person implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final Page page;

    private Person(Browser.NewContextOptions options) {
        this.context = TheBrowser.chromium().newContext(options.setLocale("en-GB").setTimezoneId("Europe/Helsinki"));
        this.context.setDefaultTimeout(15_000);
        this.page = context.newPage();
    }

    static Person atADesk() {
        return new Person(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    static Person atNight() {
        return new Person(new Browser.NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK));
    }

    static Person onASmallPhone() {
        return new Person(new Browser.NewContextOptions().setViewportSize(320, 640).setDeviceScaleFactor(2).setHasTouch(true));
    }

    static Person onAPhoneWithoutScript() {
        return new Person(new Browser.NewContextOptions().setViewportSize(320, 640).setDeviceScaleFactor(2)
                .setJavaScriptEnabled(false));
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
        page.locator("input[name=name]").fill(user);
        page.locator("input[name=password]").fill("demo");
        page.locator("form[action$='/login'] button").click();
        page.waitForURL(url -> !url.contains("/login"));
        return this;
    }

    /** Takes a screenshot for people to look at, and lets axe look for what would shut somebody out. */
    Person looks(String name) {
        Path file = Path.of("target", "screens", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError("axe on " + page.url() + ": " + violations.stream()
                    .map(rule -> rule.getId() + " (" + rule.getHelp() + ") at "
                            + rule.getNodes().stream().map(node -> String.valueOf(node.getTarget())).limit(3).toList())
                    .collect(Collectors.joining("; ")));
        }
        return this;
    }

    /** Nothing sticks out of the screen to the side. */
    Person fitsTheScreen() {
        int wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
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
