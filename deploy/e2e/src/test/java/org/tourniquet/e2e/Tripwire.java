package org.tourniquet.e2e;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;

/**
 * Stretched in a browser: tells of every dialogue, of every call out of the own site, of every complaint of the site's policy,
 * and of markup on a page that only a stranger can have put there.
 */
final class Tripwire {
    private static final String WIRE = """
            for (const name of ['alert', 'confirm', 'prompt', 'print'])
                window[name] = what => { window.tripped('ran ' + name + ' ' + what); };
            const fetched = window.fetch;
            window.fetch = (...all) => {
                const to = new URL(all[0]?.url ?? all[0], document.baseURI);
                if (to.origin !== location.origin) window.tripped('fetched ' + to);
                return fetched(...all);
            };
            document.addEventListener('securitypolicyviolation',
                event => window.tripped('policy ' + event.violatedDirective + ' ' + event.blockedURI));
            """;
    /** Our own pages have no inline script, no handler, no such element, and no address outside of the site in what loads. */
    private static final String STRANGE = """
            () => [...document.querySelectorAll('*')].filter(one =>
                ['BASE', 'OBJECT', 'EMBED', 'MARQUEE', 'VIDEO', 'MATH', 'STYLE'].includes(one.tagName.toUpperCase())
                || one.tagName.toUpperCase() === 'SCRIPT' && !one.hasAttribute('src')
                || [...one.attributes].some(it => /^(on|hx-on|srcdoc)/i.test(it.name)
                    || !/^(value|placeholder|title|alt|content|aria-label)$/i.test(it.name)
                        && /^\\s*(javascript:|(https?:)?\\/\\/evil[.]example)/i.test(it.value)
                    || it.name === 'content' && /url=.*evil[.]example/i.test(it.value)))
                .map(one => one.outerHTML.slice(0, 160))""";
    private static final String NUMBERS = "() => document.documentElement.outerHTML.match(/p[0-9]{5,6}/g) ?? []";

    /** What happened that must not. */
    final List<String> tripped = new CopyOnWriteArrayList<>();
    /** Which hostile words were drawn. */
    final Set<String> drawn = new TreeSet<>();
    int pages;
    private final Page page;

    private Tripwire(Page page) {
        this.page = page;
    }

    /** Before anything is opened; requests that would leave the site are noted and go nowhere. */
    static Tripwire before(Page page, URI site) {
        Tripwire wire = new Tripwire(page);
        BrowserContext context = page.context();
        context.exposeBinding("tripped", (_, what) -> wire.tripped.add(page.url() + ": " + what[0]));
        context.addInitScript(WIRE);
        context.route(url -> url.startsWith("http") && !url.startsWith(site.toString()), route -> {
            wire.tripped.add(page.url() + ": left for " + route.request().url());
            route.abort();
        });
        page.onDialog(dialog -> {
            wire.tripped.add(page.url() + ": dialogue " + dialog.message());
            dialog.dismiss();
        });
        return wire;
    }

    /** Opens a page, and looks at what is on it. */
    Tripwire draws(URI address) {
        int status = page.navigate(address.toString()).status();
        if (status != 200)
            throw new AssertionError(address + " said " + status);
        return looks();
    }

    @SuppressWarnings("unchecked")
    Tripwire looks() {
        ((List<String>) page.evaluate(STRANGE)).forEach(one -> tripped.add(page.url() + ": holds " + one));
        drawn.addAll((List<String>) page.evaluate(NUMBERS));
        pages++;
        return this;
    }

    /** How many of the words for a field were drawn. */
    long drawn(int field) {
        return drawn.stream().mapToInt(one -> Integer.parseInt(one.substring(1))).filter(one -> one / 10_000 == field + 1)
                .count();
    }

    Map<String, Long> kinds() {
        return tripped.stream().collect(java.util.stream.Collectors.groupingBy(
                one -> one.replaceFirst("^.*?: ", "").split(" ")[0], java.util.TreeMap::new,
                java.util.stream.Collectors.counting()));
    }
}
