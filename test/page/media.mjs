// The page elsewhere than on a screen with a mouse: on paper, in colours that the system forces, under a finger, on narrow
// screens. BASE is the address of a server, as for page.mjs. Speaks TAP.
import { createRequire } from 'node:module'
import { finish, found, say, views } from './common.mjs'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')
const base = process.env.BASE
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

/** A page that shows `path` once `there` stands in it. */
async function show(page, path, there) {
  await page.goto(base + path)
  await page.waitForSelector(there, { timeout: 20000 })
  await page.waitForTimeout(400)
}
const open = async (options) => (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()

// Paper, from a dark screen; 700 px is what A4 has.
const paper = await open({ colorScheme: 'dark', viewport: { width: 700, height: 1000 } })
await paper.emulateMedia({ media: 'print' })
await show(paper, `/article/${found.document}?event=${found.id}`, '.coded .flag')
const article = await paper.evaluate(() => {
  const seen = (x) => document.querySelector(x)?.checkVisibility() ?? null
  const style = (x) => getComputedStyle(document.querySelector(x))
  return {
    gone: ['.top', '.close', '.layer input', '.correction-tools', '.data-links'].filter(seen),
    there: ['.text', '.event-card', '.walk-event', '.flag', '.layer .swatch', '.legend .patch'].filter((x) => !seen(x)),
    behind: document.querySelector('.event-card').getBoundingClientRect().top >= document.querySelector('.text').getBoundingClientRect().bottom,
    card: style('.card').position,
    ground: style('body').backgroundColor,
    ink: style('.text').color,
    exact: style('.patch').printColorAdjust,
  }
})
say(!article.gone.length && !article.there.length, 'an article is printed with its card, list and legend, without what can be pressed', JSON.stringify(article))
say(article.behind && article.card === 'static', 'the card behind the text', JSON.stringify(article))
say(article.ground === 'rgb(255, 255, 255)' && article.ink === 'rgb(27, 29, 32)' && article.exact === 'exact', 'in light colours', JSON.stringify(article))
for (const [name, path, there] of [['transfers', views.transfers, 'tr.can-unfold'], ['a dyad', views.dyad, '.course canvas'], ['a search', views.search, '.events li']]) {
  await show(paper, path, there)
  const bad = await paper.evaluate(() => ({
    pressed: [...document.querySelectorAll('main button, main select, .menu, .live p, .unfold')].filter((x) => x.checkVisibility() && !x.matches('.choices *, .field *')).map((x) => x.outerHTML.slice(0, 80)),
    head: [...document.querySelectorAll('main table.cards thead')].every((x) => getComputedStyle(x).display === 'table-header-group'),
    query: [...document.querySelectorAll('main .query-form input')].every((x) => x.checkVisibility()),
  }))
  say(!bad.pressed.length && bad.head && bad.query, `${name} on paper: tables are tables, nothing can be pressed`, JSON.stringify(bad))
}
await paper.emulateMedia({ media: 'screen' })
await show(paper, views.dyad, '.course canvas')
const before = await paper.evaluate(() => document.documentElement.dataset.theme)
const printed = await paper.evaluate(() => {
  dispatchEvent(new Event('beforeprint'))
  return new Promise((done) => setTimeout(() => done([document.documentElement.dataset.theme, document.querySelector('.course canvas').clientWidth]), 50))
})
const after = await paper.evaluate(() => (dispatchEvent(new Event('afterprint')), document.documentElement.dataset.theme))
say(before === 'dark' && printed[0] === 'light' && printed[1] <= 680 && after === 'dark', 'its picture is drawn for paper and then for the screen again', before, printed, after)
await paper.context().close()

// Forced colours.
const forced = await open({ forcedColors: 'active' })
await show(forced, `/article/${found.document}?event=${found.id}`, '.coded .flag')
const marks = await forced.evaluate(() => {
  const style = (x) => getComputedStyle(document.querySelector(x))
  return {
    marks: style('.seg').forcedColorAdjust,
    swatches: new Set([...document.querySelectorAll('.layer .swatch')].map((x) => getComputedStyle(x).backgroundColor)).size,
    patches: new Set([...document.querySelectorAll('.coded-side .legend .patch')].map((x) => getComputedStyle(x).backgroundColor)).size,
    chosen: style('.flag.is-chosen').backgroundColor !== style('.flag:not(.is-chosen)').backgroundColor,
    listed: style('.walk-event[aria-pressed="true"]').outlineStyle === 'solid' && style('.walk-event[aria-pressed="false"]').outlineStyle !== 'solid',
  }
})
say(marks.marks === 'none' && marks.swatches === 6 && marks.patches === 4 && marks.chosen && marks.listed, 'forced colours keep the marks of an article, its legends and what is chosen', JSON.stringify(marks))
await show(forced, views.network, '.matrix')
const chosen = await forced.evaluate(() => {
  const [now, other] = ['.choices [aria-current="true"]', '.choices a:not([aria-current])'].map((x) => getComputedStyle(document.querySelector(x)).backgroundColor)
  const [here, there] = ['.menu [aria-current]', '.menu a:not([aria-current])'].map((x) => getComputedStyle(document.querySelector(x)).borderBottomColor)
  const empty = [...document.querySelectorAll('.dot')].filter((x) => getComputedStyle(x).forcedColorAdjust !== 'none').length
  return { pill: now !== other, menu: here !== there, empty }
})
say(chosen.pill && chosen.menu && !chosen.empty, 'and tell what is chosen in the menu and in rows of choices', JSON.stringify(chosen))
await forced.context().close()

// A finger on a narrow screen.
const phone = await open({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })
const devtools = await phone.context().newCDPSession(phone)
async function swipe(selector, dx, dy) {
  await phone.locator(selector).first().scrollIntoViewIfNeeded()
  const { x, y, width, height } = await phone.locator(selector).first().boundingBox()
  const touch = (type, at) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: at === null ? [] : [{ x: x + width * 0.2 + dx * at, y: y + height * 0.5 + dy * at }] })
  await touch('touchStart', 0)
  for (let i = 1; i <= 8; i += 1) await touch('touchMove', i)
  await touch('touchEnd', null)
  await phone.waitForTimeout(600)
}
await show(phone, views.dyad, '.course .u-over')
const start = await phone.evaluate(() => scrollY)
await swipe('.course .u-over', 0, -14)
say((await phone.evaluate(() => scrollY)) > start && !phone.url().includes('since='), 'a finger that moves up over the picture of a dyad scrolls', phone.url())
await swipe('.course .u-over', 16, 0)
say(/since=.*until=/.test(phone.url()), 'one that moves along it looks into that time', phone.url())

for (const kind of ['channels', 'transfers', 'redlines', 'positions']) {
  await show(phone, views[kind], 'main tr.can-unfold')
  const cut = await phone.evaluate(() => {
    const heads = [...document.querySelectorAll('main table.cards thead th')].map((x) => x.textContent)
    const cells = [...document.querySelectorAll('main tr.can-unfold > *')]
    return cells
      .filter((x, i) => !(x.matches('.is-none') || (x.checkVisibility() && getComputedStyle(x, '::before').content.includes(heads[i % heads.length]))))
      .map((x) => x.outerHTML.slice(0, 120))
  })
  say(!cut.length, `a narrow screen shows all columns of ${kind}, with their names`, ...cut.slice(0, 3))
}
await show(phone, views.network, '.matrix .cell-n')
const wide = await phone.evaluate(() => [...document.querySelectorAll('.cell-n')].filter((x) => x.scrollWidth > x.closest('td').clientWidth).length)
say(wide === 0, 'the numbers of the matrix stand in their cells', wide)
await show(phone, '/network?as=arcs', '.net-arc')
const over = await phone.evaluate(() => {
  const [words, picture] = ['.net-words', '.net-picture'].map((x) => document.querySelector(x).getBoundingClientRect())
  return { over: words.bottom > picture.top && words.top < picture.bottom, words: document.querySelector('.net-words').innerText }
})
say(!over.over && !over.words.includes('keys'), 'what arcs are for stands beside them, without keys where there are none', JSON.stringify(over))
await phone.context().close()

const page = await open({ viewport: { width: 800, height: 900 } })
await show(page, views.transfers, 'tr.can-unfold')
const menu = await page.evaluate(() => [...document.querySelectorAll('.menu a')].filter((x) => x.getBoundingClientRect().right > innerWidth || x.parentNode.scrollWidth > x.parentNode.clientWidth).length)
say(menu === 0, 'at 800 the menu is whole', menu)
// Choosing an event leaves the paragraphs alone that it has no word in.
await show(page, `/article/${found.document}`, '.coded .flag')
await page.evaluate(() => { for (const x of document.querySelectorAll('.text p > span > :first-child')) x.dataset.old = 'yes' })
const old = await page.evaluate(() => document.querySelectorAll('.text [data-old]').length)
await page.keyboard.press('j')
await page.waitForSelector('.flag.is-chosen')
const kept = await page.evaluate(() => document.querySelectorAll('.text [data-old]').length)
say(old > 4 && kept < old && kept >= old - 3, 'choosing an event draws its own paragraph anew, not all of them', old, kept)

await browser.close()
finish()
