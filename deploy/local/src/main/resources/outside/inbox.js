// Keeps the list fresh and lets a mail be as tall as it is; the page works without it.
const sheet = document.querySelector('.sheet');
if (sheet) {
  const fit = () => {
    const page = sheet.contentDocument && sheet.contentDocument.documentElement;
    if (page) { sheet.style.blockSize = 'auto'; sheet.style.blockSize = Math.min(Math.max(page.scrollHeight + 2, 240), 20000) + 'px'; }
  };
  sheet.addEventListener('load', fit);
  addEventListener('resize', fit);
  fit();
}
let version = document.body.dataset.version;
setInterval(async () => {
  if (document.hidden) return;
  try {
    const state = await (await fetch('/api/count')).json();
    if (state.version === version) return;
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    for (const part of ['#list', '#count']) {
      const here = document.querySelector(part), there = page.querySelector(part);
      if (here && there) here.innerHTML = there.innerHTML;
    }
    if (!document.querySelector('article') && page.querySelector('article')) location.reload();
    version = state.version;
  } catch { /* the inbox rests; the next look will tell */ }
}, 1500);
