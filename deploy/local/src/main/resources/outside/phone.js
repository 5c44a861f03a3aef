// Keeps list and talk fresh, begins at the newest bubble, sends with Enter; the page works without it.
const talk = () => document.querySelector('#talk');
const toTheEnd = () => { const t = talk(); if (t) t.scrollTop = t.scrollHeight; };
toTheEnd();
const field = document.querySelector('#body');
if (field) field.addEventListener('keydown', e => {
  if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); field.form.requestSubmit(); }
});
let version = document.body.dataset.version;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const state = await (await fetch('/api/count')).json();
    if (state.version === version) return;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const atEnd = talk() && talk().scrollHeight - talk().scrollTop - talk().clientHeight < 40;
    for (const part of ['#list', '#count', '#talk']) {
      const here = document.querySelector(part), there = page.querySelector(part);
      if (here && there) here.innerHTML = there.innerHTML;
    }
    if (!talk() && page.querySelector('#talk')) location.reload();
    if (atEnd) toTheEnd();
    version = state.version;
  } catch { /* the gateway rests; the next look will tell */ }
}, 1500);
