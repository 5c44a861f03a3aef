// Says the next opening or closing by the reader's own clock, with the channel's beside it, where the two differ.
// The page says all that is needed without it.
(() => {
  const language = document.documentElement.lang
  const week = 6 * 86_400_000
  const said = (at, zone) => new Intl.DateTimeFormat(language, { ...(at - Date.now() < week ? { weekday: 'short' } : { day: 'numeric', month: 'short' }), hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at)
  let other = false
  for (const pill of document.querySelectorAll('[data-moment]')) {
    const at = new Date(pill.dataset.moment)
    const here = said(at)
    if (here === said(at, pill.dataset.zone)) continue
    pill.textContent = pill.dataset.here.replace('@', here)
    const beside = document.createElement('span')
    beside.className = 'small quiet'
    beside.textContent = pill.dataset.there
    pill.after(beside)
    other = true
  }
  if (other) document.querySelectorAll('[data-clock]').forEach((whose) => { whose.hidden = true })
})()
