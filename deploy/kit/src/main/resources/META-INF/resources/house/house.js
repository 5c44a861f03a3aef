// Comfort only: every page works without this file.
(() => {
  const token = () => document.querySelector('meta[name=form-token]')?.content;

  // what is wrong is read first
  document.getElementById('errors')?.focus();

  // a confirm panel's button wakes when the word is typed; the server checks it anyway
  document.addEventListener('input', (event) => {
    const panel = event.target.closest('form.confirm');
    if (panel) panel.querySelector('button').disabled = event.target.value.trim().toUpperCase() !== panel.dataset.word.toUpperCase();
  });
  document.querySelectorAll('form.confirm').forEach((panel) => { panel.querySelector('button').disabled = true; });

  // nothing is sent twice by an impatient finger
  document.addEventListener('submit', (event) => {
    if (event.target.method !== 'post') return;
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = 'yes';
    setTimeout(() => delete event.target.dataset.sent, 4000);
  });

  // a menu closes when one looks elsewhere; a toast leaves by itself
  document.addEventListener('click', (event) => document.querySelectorAll('details.languages[open]').forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; }));
  const fade = (root) => root.querySelectorAll('.toast').forEach((toast) => setTimeout(() => toast.remove(), 8000));
  fade(document);

  // <time data-until> counts down, <time data-since> counts up
  const clock = () => document.querySelectorAll('time[data-until], time[data-since]').forEach((time) => {
    const left = (new Date(time.dateTime) - Date.now()) / 1000 * ('until' in time.dataset ? 1 : -1);
    const [h, m, s] = [Math.floor(Math.abs(left) / 3600), Math.floor(Math.abs(left) / 60) % 60, Math.floor(Math.abs(left)) % 60];
    time.textContent = (left < 0 ? '−' : '') + (h ? h + ':' + String(m).padStart(2, '0') : m) + ':' + String(s).padStart(2, '0');
    time.classList.toggle('late', left < 0);
  });
  clock();
  setInterval(clock, 1000);

  document.addEventListener('htmx:configRequest', (event) => { if (token()) event.detail.headers['X-CSRF-TOKEN'] = token(); });
  document.addEventListener('htmx:afterSwap', (event) => { fade(event.detail.target); clock(); });
  // signed out meanwhile: the sign-in page belongs into the window, not into a part of the page
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (new URL(event.detail.xhr.responseURL || location.href).pathname === '/login') { event.detail.shouldSwap = false; location.reload(); }
  });
})();
