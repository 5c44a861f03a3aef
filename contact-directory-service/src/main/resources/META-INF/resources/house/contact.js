// Says the next opening or closing by the reader's own clock too, where that is another than the channel's.
// The page says all that is needed without it.
(() => {
  const language = document.documentElement.lang
  const said = (at, zone) => new Intl.DateTimeFormat(language, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)
  for (const pill of document.querySelectorAll('[data-moment]')) {
    const at = new Date(pill.dataset.moment)
    const here = said(at)
    if (here === said(at, pill.dataset.zone)) continue
    const beside = document.createElement('span')
    beside.className = 'small quiet'
    beside.textContent = pill.dataset.here.replace('@', here)
    pill.after(beside)
  }
})()
