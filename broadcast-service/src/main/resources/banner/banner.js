/* <crisis-banner>: one strip at the top of a site while something is the matter. Embed it with one line:
     <script src="https://…/banner.js" data-site="my-site" defer></script>
   and, if it should stand elsewhere than first in the page, <crisis-banner></crisis-banner> where you want it.
   It asks every few seconds, forgets what has expired, shows the last known when we cannot be reached, and never
   touches the page around it. Strict Content-Security-Policy needs only script-src and connect-src of our address. */
(() => {
  'use strict';
  if (!window.customElements || customElements.get('crisis-banner')) return;
  const me = document.currentScript;
  const base = new URL(me && me.src || location.href).origin;
  const EVERY = 3000, PATIENCE = 3000, SLOWEST = 30000;
  const CSS = `
    :host{display:block}
    :host([hidden]){display:none}
    section{box-sizing:border-box;display:block;margin:0;padding:12px 20px;background:#9c221b;color:#fff;
      font:400 17px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;
      border-block-end:4px solid #fff;box-shadow:0 1px 0 #9c221b;text-align:start}
    div{max-inline-size:1200px;margin-inline:auto;display:flex;flex-wrap:wrap;gap:4px 20px;align-items:baseline}
    h2{font-size:17px;font-weight:700;line-height:1.3;margin:0}
    p{margin:0;flex:1 1 24em;max-inline-size:75ch;overflow-wrap:anywhere}
    a{color:#fff;font-weight:700;text-underline-offset:3px;padding-block:8px}
    a:focus-visible{outline:3px solid #fff;outline-offset:3px}
    @media (forced-colors:active){section{border:2px solid CanvasText}}
    @media print{section{color:#000;background:#fff;border:2px solid #000}a{color:#000}}`;

  class CrisisBanner extends HTMLElement {
    connectedCallback() {
      try {
        if (!this.shadowRoot) this.build();
        this.alive = true;
        this.wait = EVERY;
        const known = this.remembered();
        if (known) this.show(known);
        this.ask();
        this.watch = () => { if (!document.hidden) this.soon(0); };
        document.addEventListener('visibilitychange', this.watch);
        this.ticker = setInterval(() => this.forgetExpired(), 1000);
      } catch (ignored) { this.hidden = true; }
    }

    disconnectedCallback() {
      this.alive = false;
      clearTimeout(this.timer);
      clearInterval(this.ticker);
      document.removeEventListener('visibilitychange', this.watch);
    }

    build() {
      const root = this.attachShadow({ mode: 'open' });
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(CSS);
        root.adoptedStyleSheets = [sheet];
      } catch (old) {
        const style = document.createElement('style');
        style.textContent = CSS;
        root.append(style);
      }
      // the live region stands there, empty, before anything is said in it: only then is it read out
      this.voice = document.createElement('div');
      this.voice.setAttribute('role', 'status');
      this.voice.setAttribute('aria-live', 'polite');
      this.voice.style.display = 'block';
      this.voice.style.maxInlineSize = 'none';
      root.append(this.voice);
      this.hidden = true;
    }

    language() {
      return (this.getAttribute('lang') || (me && me.dataset.lang) || document.documentElement.lang || navigator.language || 'en').slice(0, 2).toLowerCase();
    }

    site() { return this.getAttribute('site') || (me && me.dataset.site) || location.hostname; }

    key() { return 'crisis-banner ' + base + ' ' + this.language(); }

    remembered() {
      try {
        const known = JSON.parse(localStorage.getItem(this.key()));
        return known && Date.parse(known.expiresAt) > Date.now() ? known : null;
      } catch (ignored) { return null; }
    }

    remember(banner) {
      try {
        if (banner) localStorage.setItem(this.key(), JSON.stringify(banner));
        else localStorage.removeItem(this.key());
      } catch (ignored) { /* private mode: then only while the page is open */ }
    }

    soon(millis) {
      clearTimeout(this.timer);
      if (this.alive) this.timer = setTimeout(() => this.ask(), millis);
    }

    async ask() {
      if (document.hidden && this.asked) return this.soon(this.wait);
      this.asked = true;
      const giveUp = new AbortController();
      const timer = setTimeout(() => giveUp.abort(), PATIENCE);
      try {
        const answer = await fetch(base + '/api/banners/current?site=' + encodeURIComponent(this.site()) + '&lang=' + encodeURIComponent(this.language()),
          { credentials: 'omit', signal: giveUp.signal, referrerPolicy: 'no-referrer' });
        if (answer.status === 204) this.show(null);
        else if (answer.ok) this.show(await answer.json());
        else throw new Error();
        this.wait = EVERY;
      } catch (unreachable) {
        // what is known stays until it expires; we ask less often, never never
        this.wait = Math.min(this.wait * 2, SLOWEST);
      }
      clearTimeout(timer);
      this.soon(this.wait);
    }

    forgetExpired() {
      if (this.banner && Date.parse(this.banner.expiresAt) <= Date.now()) this.show(null);
    }

    show(banner) {
      if (banner && !(typeof banner.text === 'string' && banner.text && Date.parse(banner.expiresAt) > Date.now())) banner = null;
      this.remember(banner);
      const said = banner ? JSON.stringify([banner.heading, banner.text, banner.link, banner.language]) : '';
      this.banner = banner;
      if (said === this.said) return;
      this.said = said;
      this.voice.replaceChildren();
      if (banner) this.voice.append(this.strip(banner));
      this.hidden = !banner;
    }

    strip(banner) {
      const make = (name, text) => { const node = document.createElement(name); if (text) node.textContent = text; return node; };
      const section = make('section'), inner = make('div'), heading = make('h2', banner.heading);
      heading.id = 'heading';
      section.setAttribute('aria-labelledby', 'heading');
      section.setAttribute('lang', banner.language);
      section.setAttribute('dir', banner.direction === 'rtl' ? 'rtl' : 'ltr');
      inner.append(heading, make('p', banner.text));
      if (/^https?:\/\//.test(banner.link || '')) {
        const link = make('a', banner.linkText);
        link.href = banner.link;
        inner.append(link);
      }
      section.append(inner);
      return section;
    }
  }

  customElements.define('crisis-banner', CrisisBanner);
  const place = () => { if (!document.querySelector('crisis-banner')) document.body.prepend(document.createElement('crisis-banner')); };
  if (document.body) place(); else document.addEventListener('DOMContentLoaded', place);
})();
