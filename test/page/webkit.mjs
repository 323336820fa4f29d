// The page in WebKitGTK, which draws as Safari does: every view at two widths, its menu, keys, search and form. Chromium is
// tried more closely (page.mjs). BASE as there; DRIVER: the port of a WebKitWebDriver; MINIBROWSER: its browser. Run by test/slow/page.sh.
import { createRequire } from 'node:module'
import { finish, found, say, views } from './common.mjs'

const require = createRequire(`${process.env.MODULES}/`)
const { Builder, By, Key, until } = require('selenium-webdriver')
const base = process.env.BASE

const driver = await new Builder()
  .usingServer(`http://127.0.0.1:${process.env.DRIVER}`)
  .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: process.env.MINIBROWSER, args: ['--automation'] } })
  .build()

const pause = (ms) => new Promise((done) => setTimeout(done, ms))
const run = (script, ...values) => driver.executeScript(script, ...values)
const there = (what) => driver.wait(until.elementLocated(By.css(what)), 20000).then(() => true, () => false)
const click = async (what) => (await driver.findElement(By.css(what))).click()
const at = async () => new URL(await driver.getCurrentUrl())

// Of the page; a window is not made narrower than the bar above it, some 450.
async function wide(width) {
  const [inner, outer] = await run('return [window.innerWidth, window.outerWidth]')
  await driver.manage().window().setRect({ width: width + Math.max(0, outer - inner), height: 900 })
  await pause(100)
}

// What goes wrong before a script can listen is seen by what is missing.
const listen = 'window.wrong = []; addEventListener("error", (e) => wrong.push(e.message)); addEventListener("unhandledrejection", (e) => wrong.push(String(e.reason)))'
const seen = () => run('return window.wrong ?? []')

for (const width of [1280, 360]) {
  await driver.get(base)
  await wide(width)
  for (const [name, path] of Object.entries(views)) {
    await driver.get(base + path)
    await run(listen)
    const heading = await there('main h1')
    await pause(400)
    const [over, inner] = await run('return [document.documentElement.scrollWidth - window.innerWidth, window.innerWidth]')
    const wrong = await seen()
    say(heading && over <= 0 && !wrong.length, `WebKit: ${name}, ${inner} wide`, `heading ${heading}, too wide by ${over}`, ...wrong)
  }
}

await driver.get(base)
await wide(1280)
await run(listen)
await there('.figures')
await click('#menu a[href="/channels"]')
say(await there('table') && (await at()).pathname === '/channels', 'WebKit: the menu leads on')
await driver.navigate().back()
say(await there('.figures') && (await at()).pathname === '/', 'WebKit: the back button leads back')
say(!(await seen()).length, 'WebKit: nothing went wrong on the way', ...(await seen()))

await driver.get(`${base}/article/${found.document}`)
await run(listen)
await there('.coded .flag')
const body = () => driver.findElement(By.css('body'))
await (await body()).sendKeys('j')
const first = (await at()).searchParams.get('event')
await (await body()).sendKeys('j')
const second = (await at()).searchParams.get('event')
say(first && second && first !== second, 'WebKit: j walks the events', first, second)
say(await there('.event-card'), 'WebKit: the card of the event is there')

await driver.get(`${base}/search`)
await run(listen)
await there('main input[name=q]')
await (await driver.findElement(By.css('main input[name=q]'))).sendKeys('actor:CHN type:SANCTION', Key.ENTER)
await pause(1000)
say((await at()).searchParams.get('q')?.includes('SANCTION') && await there('main a[href^="/event/"], main a[href^="/article/"]'),
  'WebKit: a query is typed, and found', await driver.getCurrentUrl())
say(!(await seen()).length, 'WebKit: nothing went wrong in the search', ...(await seen()))

await driver.get(`${base}/dyad/USA/CHN`)
await run(listen)
say(await there('.course canvas'), 'WebKit: the timeline of a dyad is drawn')
await driver.get(`${base}/map`)
say(await there('main svg path'), 'WebKit: the map is drawn')

await driver.quit()
finish()
