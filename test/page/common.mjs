// What all browsers are shown (page.mjs, firefox.mjs, webkit.mjs), and how it is told: TAP. BASE is the address of a server.
const base = process.env.BASE

let number = 0
let failed = 0

/** One result; `more` is told where it is bad. */
export function say(good, name, ...more) {
  number += 1
  if (!good) failed += 1
  console.log(good ? 'ok' : 'not ok', number, '-', name)
  if (!good) for (const x of more) console.log('#', String(x).slice(0, 600).replaceAll('\n', '\n# '))
}

export const found = (await (await fetch(`${base}/search.json?q=${encodeURIComponent('type:SANCTION "arms-control consultations"')}`)).json()).events[0]
export const hostile = (await (await fetch(`${base}/search.json?q=onerror`)).json()).events[0]
export const views = {
  overview: '/',
  search: '/search?q=actor%3ACHN',
  'an empty search': '/search?q=zzzz',
  'a wrong query': '/search?q=type%3AFOO',
  article: `/article/${found.document}`,
  'an event of it': `/article/${found.document}?event=${found.id}`,
  event: `/event/${found.id}`,
  'a hostile article': `/article/${hostile.document}?event=${hostile.id}`,
  'its event': `/event/${hostile.id}`,
  dyad: '/dyad/USA/CHN',
  channels: '/channels',
  transfers: '/transfers',
  redlines: '/redlines',
  positions: '/positions',
  map: '/map',
  'relations on the map': '/map?show=relations',
  network: '/network',
  'a network as arcs': '/network?as=arcs&party=USA',
  'a network as a list': '/network?as=list&since=2020',
  try: '/try',
  corrections: '/corrections',
  codebook: '/codebook',
  'a rule': `/rule/${found.rule}`,
  about: '/about',
  nothing: '/article/0000000000000000',
}

/** The end of all of them. */
export function finish() {
  console.log(`1..${number}`)
  process.exit(failed ? 1 : 0)
}
