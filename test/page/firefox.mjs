// The page in Debian's Firefox: every view at two widths, its menu, keys, search and form. Chromium is tried more closely
// (page.mjs). BASE as there. Run by test/slow/page.sh.
import { createRequire } from 'node:module'
import { finish, found, say, views } from './common.mjs'

const require = createRequire(`${process.env.MODULES}/`)
const puppeteer = require('puppeteer-core')
const base = process.env.BASE

const browser = await puppeteer.launch({ browser: 'firefox', executablePath: '/usr/bin/firefox-esr' })
const page = await browser.newPage()
const wrong = []
page.on('pageerror', (e) => wrong.push(e.message))
page.on('dialog', (d) => { wrong.push(`dialog: ${d.message()}`); d.dismiss() })
page.on('console', (m) => { if (m.type() === 'error') wrong.push(m.text()) })

const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const there = (what) => page.waitForSelector(what, { timeout: 20000 }).then(() => true, () => false)

for (const width of [1280, 360]) {
  await page.setViewport({ width, height: 900 })
  for (const [name, path] of Object.entries(views)) {
    wrong.length = 0
    await page.goto(base + path, { waitUntil: 'load' })
    const heading = await there('main h1')
    await pause(400)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    say(heading && over <= 0 && !wrong.length, `Firefox: ${name}, ${width} wide`, `heading ${heading}, too wide by ${over}`, ...wrong)
  }
}

wrong.length = 0
await page.setViewport({ width: 1280, height: 900 })
const at = () => new URL(page.url())
await page.goto(base)
await there('.figures')
await page.click('#menu a[href="/channels"]')
say(await there('table') && at().pathname === '/channels', 'Firefox: the menu leads on')
await page.goBack()
say(await there('.figures') && at().pathname === '/', 'Firefox: the back button leads back')

await page.goto(`${base}/article/${found.document}`)
await there('.coded .flag')
await page.keyboard.press('j')
const first = at().searchParams.get('event')
await page.keyboard.press('j')
const second = at().searchParams.get('event')
say(first && second && first !== second, 'Firefox: j walks the events', first, second)

await page.goto(`${base}/search`)
await there('main input[name=q]')
await page.type('main input[name=q]', 'actor:CHN type:SANCTION')
await page.keyboard.press('Enter')
await pause(1000)
say(at().searchParams.get('q')?.includes('SANCTION') && await there('main a[href^="/event/"], main a[href^="/article/"]'),
  'Firefox: a query is typed, and found', page.url())
say(!wrong.length, 'Firefox: nothing went wrong on the way', ...wrong)

await browser.close()
finish()
