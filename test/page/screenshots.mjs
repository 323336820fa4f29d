// Pictures of each view: BASE is the address of a server, OUT the folder. Run by tool/screenshots.
import { createRequire } from 'node:module'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')
const base = process.env.BASE
const json = async (path) => (await fetch(base + path)).json()

const shown = (await json('/search.json?q=' + encodeURIComponent('source:CHN target:USA'))).events
const halted = shown.find((e) => e.type === 'REJECT') ?? shown[0]
const views = {
  overview: '/',
  search: '/search?q=actor%3ARUS',
  export: '/search?q=actor%3ARUS',
  article: `/article/${halted.document}?event=${halted.id}`,
  event: `/event/${halted.id}`,
  dyad: '/dyad/USA/RUS',
  channels: '/channels',
  transfers: '/transfers',
  redlines: '/redlines',
  positions: '/positions',
  map: '/map',
  relations: '/map?show=relations',
  network: '/network',
  arcs: '/network?as=arcs',
  try: '/try',
  codebook: '/codebook',
  rule: `/rule/${halted.rule}`,
  about: '/about',
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

async function picture(page, name, file, width, height) {
  await page.setViewportSize({ width, height: HEIGHTS[name] ?? height })
  await page.goto(base + views[name], { waitUntil: 'load' })
  await page.waitForSelector('main h1', { timeout: 20000 })
  await DO[name]?.(page)
  await page.waitForTimeout(1200)
  await AIM[name]?.(page)
  await page.mouse.move(0, 0)
  await page.screenshot({ path: `${process.env.OUT}/${file}.png` })
}

/** What is done in a view before its picture is taken. */
const DO = {
  try: async (page) => {
    await page.fill('#try-title', 'Lima halts talks with Santiago')
    await page.fill('#try-text', 'LIMA, July 17, 2024 - Peru suspended trade talks with Chile on Wednesday after Santiago ' +
      'approved the sale of twelve helicopters worth $340 million to Bolivia, the foreign ministry said.')
    await page.click('button.strong')
  },
  export: (page) => page.click('.export-fold > summary'),
  channels: (page) => page.click('tr:has-text("arms control") button.unfold >> nth=0'),
  transfers: (page) => page.click('button.unfold >> nth=0'),
  redlines: (page) => page.click('button.unfold >> nth=0'),
}

/** Of those that would be cut in an unlucky place. */
const HEIGHTS = { event: 1220, try: 1180, rule: 1000 }

/** Where the view is brought to. */
const AIM = {
  channels: (page) => page.evaluate(() => scrollTo(0, 0)),
  export: (page) => page.evaluate(() => document.querySelector('.export-fold').scrollIntoView({ block: 'center' })),
}

for (const [suffix, width, height, colorScheme, names] of [
  ['', 1280, 860, 'light', Object.keys(views)],
  ['-dark', 1280, 860, 'dark', ['overview', 'dyad', 'map']],
  ['-phone', 390, 780, 'light', ['overview', 'article', 'channels']],
]) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  const page = await context.newPage()
  // No scrollbar is drawn here, so no room is kept for one.
  await page.addInitScript(() => addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('scrollbar-gutter', 'auto')))
  for (const name of names) await picture(page, name, name + suffix, width, height)
  await context.close()
}
await browser.close()
