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
  try: '/try',
  codebook: '/codebook',
  about: '/about',
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

async function picture(page, name, file) {
  await page.goto(base + views[name], { waitUntil: 'load' })
  await page.waitForSelector('main h1', { timeout: 20000 })
  if (name === 'try') {
    await page.fill('#try-text', 'LIMA, July 17, 2024 - Peru suspended trade talks with Chile on Wednesday after Santiago ' +
      'approved the sale of twelve helicopters worth $340 million to Bolivia, the foreign ministry said.')
    await page.click('button.strong')
  }
  await page.waitForTimeout(1200)
  await page.screenshot({ path: `${process.env.OUT}/${file}.png` })
}

for (const [suffix, width, height, colorScheme, names] of [
  ['', 1280, 860, 'light', Object.keys(views)],
  ['-dark', 1280, 860, 'dark', ['overview', 'dyad', 'map']],
  ['-phone', 390, 780, 'light', ['overview', 'article', 'channels']],
]) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  const page = await context.newPage()
  for (const name of names) await picture(page, name, name + suffix)
  await context.close()
}
await browser.close()
