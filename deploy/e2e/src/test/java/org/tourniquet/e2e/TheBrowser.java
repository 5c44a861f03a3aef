package org.tourniquet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The one Chromium of a test run: Debian's, or the one that TOURNIQUET_CHROMIUM names. */
final class TheBrowser {

    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
            "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static Browser browser;

    private TheBrowser() {
    }

    static synchronized Browser chromium() {
        if (browser == null) {
            // the driver must not fetch a browser of its own
            Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(executable()).setArgs(QUIET));
        }
        return browser;
    }

    /** A browser of its own whose reader asked for letters of this size; media queries follow, as they do for people. */
    static BrowserContext withLetters(int pixels, Browser.NewContextOptions seen) {
        chromium();
        try {
            Path profile = Files.createTempDirectory("large-letters");
            Files.createDirectory(profile.resolve("Default"));
            Files.writeString(profile.resolve("Default").resolve("Preferences"),
                    "{\"webkit\":{\"webprefs\":{\"default_font_size\":" + pixels + "}}}");
            return browser.browserType().launchPersistentContext(profile, new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(executable()).setArgs(QUIET).setLocale(seen.locale)
                    .setViewportSize(seen.viewportSize.get().width, seen.viewportSize.get().height).setDeviceScaleFactor(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path executable() {
        String named = System.getenv("TOURNIQUET_CHROMIUM");
        return Stream.of(named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> path != null && Files.isExecutable(Path.of(path))).map(Path::of).findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing. On Debian run: apt-get install chromium"));
    }
}
