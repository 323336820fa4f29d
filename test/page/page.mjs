// The page in a real browser: BASE is the address of a server, whose database holds examples/article.txt; NEWS is a
// command line that adds a document to it. Speaks TAP. Run by test/slow/page.sh.
import { execSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { finish, found, say, views } from './common.mjs'

const require = createRequire(`${process.env.MODULES}/`)
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const base = process.env.BASE

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })

/** A page that notes what goes wrong on it. */
async function open(width, scheme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme })
  const page = await context.newPage()
  page.wrong = []
  page.on('pageerror', (e) => page.wrong.push(e.message))
  page.on('dialog', (d) => { page.wrong.push(`dialog: ${d.message()}`); d.dismiss() })
  page.on('console', (m) => {
    if (m.type() === 'error' && !/status of 40[04]/.test(m.text())) page.wrong.push(m.text())
  })
  page.devtools = await context.newCDPSession(page)
  return page
}

/** Findings of axe-core, by its name and where. */
async function findings(page) {
  await page.devtools.send('Runtime.evaluate', { expression: axe })
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return result.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.target.join(' ')).join(', ')}`)
}

for (const [width, scheme] of [[1280, 'light'], [1280, 'dark'], [360, 'light'], [360, 'dark']]) {
  const page = await open(width, scheme)
  for (const [name, path] of Object.entries(views)) {
    page.wrong.length = 0
    await page.goto(base + path, { waitUntil: 'load' })
    const there = await page.waitForSelector('main h1', { timeout: 20000 }).then(() => true, () => false)
    await page.waitForTimeout(600)
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    const bad = await findings(page)
    say(there && over <= 0 && !bad.length && !page.wrong.length, `${name}, ${width} wide, ${scheme}`,
      `heading ${there}, too wide by ${over}`, ...bad, ...page.wrong)
  }
  await page.context().close()
}

const page = await open(1280, 'light')
const parameter = (name) => new URL(page.url()).searchParams.get(name)
await page.goto(base)
await page.waitForSelector('.figures')
await page.click('#menu a[href="/channels"]')
await page.waitForSelector('table')
say(new URL(page.url()).pathname === '/channels', 'the menu leads on')
await page.goBack()
await page.waitForSelector('.figures')
say(new URL(page.url()).pathname === '/', 'the back button leads back')

await page.goto(`${base}/search`)
await page.waitForSelector('.facet-none')
const years = await page.evaluate(() => {
  const facet = [...document.querySelectorAll('.facet')].find((x) => x.querySelector('summary').textContent === 'Year')
  return [...facet.querySelectorAll('.facet-count')].reduce((sum, x) => sum + Number(x.textContent.replace(/\D/g, '')), 0)
})
const all = (await (await fetch(`${base}/groups.json?q=&by=quad`)).json()).groups.reduce((sum, x) => sum + x.events, 0)
say(years === all, 'its years are all events, those without a date too', years, all)

await page.goto(`${base}/article/${found.document}`)
await page.waitForSelector('.coded .flag')
await page.keyboard.press('j')
const first = parameter('event')
await page.keyboard.press('j')
const second = parameter('event')
await page.keyboard.press('k')
say(first && second && first !== second && parameter('event') === first, 'j and k walk the events', first, second)
const marked = await page.evaluate(() => document.querySelector('.coded').textContent.replace(/\s+/g, ' '))
say(marked.includes('arms-control consultations'), 'the text is whole between its marks', marked)

await page.click(`.walk-event[data-event="${found.id}"]`)
await page.click('.tree-fold summary')
await page.waitForSelector('.tree-scroll svg', { timeout: 20000 })
const tree = await page.evaluate(() => ({
  words: [...document.querySelectorAll('.tree .form')].map((x) => x.textContent),
  what: [...document.querySelectorAll('.tree g:has(> .tree-role-what) .form')].map((x) => x.textContent),
  rows: document.querySelectorAll('.tree-box tbody tr').length,
  named: document.getElementById(document.querySelector('.tree').getAttribute('aria-labelledby')).textContent,
  wide: document.documentElement.scrollWidth <= window.innerWidth,
  legend: [...document.querySelectorAll('.swatch-role')].map((x) => getComputedStyle(x).backgroundColor),
}))
say(tree.legend.length > 1 && new Set(tree.legend).size === tree.legend.length && !tree.legend.includes('rgba(0, 0, 0, 0)'), 'its legend shows its colours', tree.legend)
say(tree.words.length > 8 && tree.rows === tree.words.length && tree.named && tree.wide && found.trigger_text.includes(tree.what[0]),
  'the tree of a sentence is drawn, its trigger marked, and is a table, too', JSON.stringify(tree))
await page.evaluate(() => document.querySelector('.tree-box details summary').click())
say(!(await findings(page)).length, 'and axe-core finds nothing in it', await findings(page))
await page.goto(`${base}/event/${found.id}`)
say(await page.waitForSelector('.tree-scroll svg', { timeout: 20000 }).then(() => true, () => false), 'it stands open on the page of an event')
const phone = await open(360, 'light')
await phone.goto(`${base}/event/${found.id}`)
await phone.waitForSelector('.tree-scroll svg')
const moves = await phone.evaluate(() => {
  const box = document.querySelector('.tree-scroll')
  box.scrollLeft = 100
  return box.scrollLeft === 100 && document.documentElement.scrollWidth <= window.innerWidth
})
say(moves, 'on a phone it is moved sideways in its box')
await phone.context().close()
// Corrections: a form over the card, words that are selected, the list.
await page.goto(`${base}/article/${found.document}?event=${found.id}`)
await page.click('.corrections button:has-text("Wrong?")')
await page.waitForSelector('dialog.correction[open]')
const inForm = await findings(page)
say(!inForm.length, 'the form has no serious finding', ...inForm)
await page.click('dialog button.strong')
say((await page.textContent('dialog [role=alert]')).includes('Nothing differs'), 'what does not differ is not recorded')
await page.selectOption('dialog select[name=type]', 'REJECT')
await page.fill('dialog input[name=mode]', 'nonsense')
await page.fill('dialog input[name=by]', '<b>Ann</b>')
await page.click('dialog button.strong')
await page.waitForFunction(() => /mode/.test(document.querySelector('dialog [role=alert]')?.textContent ?? ''))
await page.fill('dialog input[name=mode]', '')
await page.click('dialog button.strong')
await page.waitForSelector('.corrected')
const corrected = await page.textContent('.corrected')
say(/should be.*REJECT.*<b>Ann<\/b>/s.test(corrected), 'a correction stands in the card', corrected)
say(!(await page.$('dialog')), 'the form is gone')
await page.reload()
await page.waitForSelector('.corrected')
await page.click('.corrected button')
await page.waitForSelector('.corrections')
say(true, 'and is taken back')
await page.click('.corrections button:has-text("Right")')
await page.waitForSelector('.corrected:has-text("right as coded")')
await page.click('.correction-tools button:has-text("missing")')
say((await page.textContent('.correction-tools [role=status]')).includes('Select'), 'a missing event needs words')
await page.evaluate(() => {
  const walker = document.createTreeWalker(document.querySelector('.coded .text'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf('conferred')
    if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 'conferred'.length)
  }
})
await page.click('.correction-tools button:has-text("missing")')
await page.waitForSelector('dialog.correction[open]')
await page.selectOption('dialog select[name=type]', 'CONSULT')
await page.fill('dialog input[name=actors]', 'chn usagov')
await page.keyboard.press('Enter')
await page.waitForSelector('.correction-tools li')
const missing = await page.textContent('.correction-tools li')
say(missing.includes('conferred') && missing.includes('CONSULT'), 'a missing event is recorded with its words', missing)
await page.click('.correction-tools button:has-text("I have read")')
await page.waitForSelector('.correction-tools:has-text("All of this text was read")')
await page.goto(`${base}/corrections`)
await page.waitForSelector('main table')
const listed = await page.textContent('main table')
say(/conferred/.test(listed) && /taken back/.test(listed) && /read as a whole/.test(listed), 'all of it is listed', listed)

await page.goto(`${base}/search?q=type%3ASANCTION`)
await page.waitForSelector('.events li')
const types = await page.locator('.events .type').allTextContents()
say(types.length > 0 && types.every((t) => t.startsWith('SANCTION')), 'a link to a search shows what it finds', types)
const [file] = await Promise.all([
  page.waitForEvent('download', { timeout: 20000 }),
  page.locator('a[href^="/export/csv"]').first().click(),
])
const csv = readFileSync(await file.path(), 'utf8')
say(csv.startsWith('id,document') && csv.includes(found.id), 'its CSV is a file', csv.slice(0, 200))

// Exports: the list of formats, with the keyboard; two of them are what the server gives.
const asked = 'type:SANCTION'
await page.goto(`${base}/search?q=${encodeURIComponent(asked)}`)
await page.focus('.export-fold > summary')
await page.keyboard.press('Enter')
await page.waitForSelector('.export-groups a')
const formats = (await (await fetch(`${base}/export.json`)).json()).formats.filter((f) => !f.lacks).map((f) => f.name)
const offered = await page.evaluate(() => [...document.querySelectorAll('.export-groups li > a')].map((a) => new URL(a.href).pathname.slice(8)))
say(formats.length > 12 && JSON.stringify([...offered].sort()) === JSON.stringify([...formats].sort()), 'every format that can be had is offered', offered)
say(!(await page.$('.export-groups h3:has-text("Others")')), 'and each is told in words of the page')
const inList = await findings(page)
say(!inList.length, 'the list of formats has no serious finding', ...inList)
async function download(selector) {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 20000 }), page.click(selector)])
  return [file.suggestedFilename(), readFileSync(await file.path())]
}
const served = async (path) => Buffer.from(await (await fetch(base + path)).arrayBuffer())
const [parquetName, parquet] = await download('.export-groups a[href^="/export/parquet"]')
say(parquetName === 'page-parquet-type-SANCTION.parquet' && parquet.subarray(0, 4).toString() === 'PAR1' &&
  parquet.equals(await served(`/export/parquet?q=${asked}`)), 'Parquet is a file', parquetName, parquet.length)
await page.check('.export-options label:has-text("without sentences") input')
const [tableName, cells] = await download('.export-groups a[href^="/export/csv"]')
const sentence = (await (await fetch(`${base}/search.json?q=${asked}`)).json()).events[0].text
say(tableName === 'page-csv-type-SANCTION.csv' && cells.equals(await served(`/export/csv?q=${asked}&redact=yes`)) &&
  cells.length > 100 && !cells.toString().includes(sentence) && (await served(`/export/csv?q=${asked}`)).toString().includes(sentence),
'and so is CSV, without sentences where that is asked for', tableName, cells.toString())

await page.goto(`${base}/network?as=arcs`)
await page.waitForSelector('.net-arc')
await page.focus('.net-parties button[tabindex="0"]')
await page.keyboard.press('ArrowDown')
const lit = await page.locator('.net-arc.is-lit').count()
await page.keyboard.press('Enter')
const party = parameter('party')
const arcs = await page.evaluate((p) => ({
  name: document.querySelector('.net-words h2')?.textContent,
  pairs: document.querySelectorAll('.net-list li').length,
  own: [...document.querySelectorAll('.net-arc')].filter((g) => g.dataset.from === p || g.dataset.to === p).length,
  pressed: document.querySelectorAll('.net-parties [aria-pressed="true"]').length,
  classes: document.querySelectorAll('.net-arc:not(.q-none)').length === document.querySelectorAll('.net-arc').length,
}), party)
say(party && lit && arcs.name && arcs.pairs === arcs.own && arcs.pressed === 1 && arcs.classes,
  'arrow keys walk the parties of arcs, Enter says with whom one deals', party, lit, JSON.stringify(arcs))
await page.selectOption('#f-type', 'CONSULT')
await page.waitForFunction(() => new URL(location.href).searchParams.get('type') === 'CONSULT')
const told = (await (await fetch(`${base}/network.json?q=type:CONSULT`)).json()).edges.filter((e) => e.source !== e.target)
await page.waitForFunction((n) => document.querySelectorAll('.net-arc').length === n, told.length, { timeout: 10000 }).catch(() => {})
const fewer = await page.locator('.net-arc').count()
say(parameter('as') === 'arcs' && fewer === told.length && fewer > 0, 'a filter of type narrows the arcs', fewer, told.length)

await page.goto(`${base}/dyad/PER/BOL`)
await page.waitForSelector('main select[name=by]')
const fitting = await page.textContent('main select[name=by] option')
say(fitting === 'automatic', 'a dyad without bars has no width of bars', fitting)

for (const kind of ['channels', 'transfers', 'redlines', 'positions']) {
  await page.goto(`${base}/${kind}`)
  await page.click('main button.unfold')
  const own = await page.locator('.unfolded a:has-text("Link to this")').first().getAttribute('href')
  await page.click('.unfolded a:has-text("Link to this")')
  await page.waitForSelector('main p:has-text("One of the")')
  const rows = await page.evaluate(() => [...document.querySelectorAll('main tr.can-unfold button')].map((b) => b.getAttribute('aria-expanded')))
  say(page.url() === base + own && rows.length === 1 && rows[0] === 'true', `a row of ${kind} has an address, where it stands alone and open`, own, rows)
}

await page.goto(`${base}/article/${found.document}?event=${found.id}`)
await page.waitForSelector('.coded .flag')
const boxes = await page.evaluate(() => [...document.querySelectorAll('.seg.on-events')].map((x) => getComputedStyle(x).backgroundColor))
say(boxes.length > 2 && boxes.every((x) => x === 'rgba(0, 0, 0, 0)'), 'the colour of an event is behind its words, not behind the lanes below', boxes)

// A number and the letter behind it, at all widths of a text: is any pair on two lines?
const torn = await page.evaluate(async () => {
  const box = document.querySelector('.coded .flag').closest('p').parentElement
  const found = []
  for (let width = 220; width <= 620; width += 4) {
    box.style.width = `${width}px`
    for (const flag of box.querySelectorAll('.flag')) {
      const walker = document.createTreeWalker(flag.closest('p'), NodeFilter.SHOW_TEXT)
      walker.currentNode = flag.firstChild
      let next = walker.nextNode()
      while (next && next.parentElement.closest('.flag')) next = walker.nextNode()
      if (!next) continue
      const letter = document.createRange()
      letter.setStart(next, 0)
      letter.setEnd(next, 1)
      const { left, top, bottom } = flag.getBoundingClientRect()
      const word = letter.getBoundingClientRect()
      if (word.left < left || word.top > bottom || word.bottom < top) found.push(`${width}: ${next.textContent.slice(0, 20)}`)
    }
  }
  box.style.width = ''
  return found
})
say(torn.length === 0, 'a number never stands on the line before its word', torn.slice(0, 5))

await page.goto(`${base}/about`)
for (const summary of await page.$$('.about-fold > summary')) await summary.click()
await page.waitForSelector('.model-card + .model-card')
await page.waitForSelector('.about-fold tbody tr:nth-child(100)')
const card = await page.evaluate(() => ({
  models: [...document.querySelectorAll('.model-card h3')].map((x) => x.textContent),
  marks: document.querySelector('.about-fold').textContent.match(/\*\*|^#|\|\s*\|/m)?.[0] ?? null,
  wide: document.documentElement.scrollWidth <= window.innerWidth,
}))
say(card.models.length > 3 && card.models[0] === 'english.dm' && !card.marks && card.wide, 'what the program is: the cards of its models, its limits', card)
say(!(await findings(page)).length, 'and axe-core finds nothing in them', await findings(page))

await page.goto(`${base}/try`)
await page.fill('#try-title', 'Lima halts talks')
await page.fill('#try-text', 'LIMA, July 17, 2024 - Peru suspended trade talks with Chile on Wednesday.')
await page.click('button.strong')
say(await page.waitForSelector('.coded .event-card', { timeout: 20000 }).then(() => true, () => false), 'a pasted text is coded')
const headline = await page.textContent('.coded .text-title')
say(headline.replaceAll(/\d/g, '').includes('Lima halts talks'), 'below its headline', headline)

// Where the keyboard is after what it did, and what became of a text.
const focused = () => page.evaluate(() => document.activeElement.textContent || document.activeElement.tagName)
await page.focus('button.strong')
await page.keyboard.press('Enter')
await page.waitForFunction(() => /event/.test(document.querySelector('.try [role=status]').textContent))
say((await focused()) === 'Code it', 'who coded a text by the keyboard stays at the button', await focused())
async function tried(text) {
  await page.fill('#try-text', text)
  await page.click('button.strong')
  await page.waitForFunction(() => !document.querySelector('button.strong[aria-disabled]'))
  await page.waitForTimeout(300)
  return page.evaluate(() => `${document.querySelector('.try [role=status]').textContent} | ${document.querySelector('.try-result').textContent}`)
}
await page.fill('#try-title', '')
const asPage = await tried('<!doctype html><html><head><title>Lima halts talks</title></head><body><article><h1>Lima halts talks</h1><p>LIMA, July 17, 2024 - Peru suspended trade talks with Chile on Wednesday.</p><p>Chile condemned the decision and recalled its ambassador.</p></article></body></html>')
say(/^[1-9]\d* events?\. Read as a page, headline “Lima halts talks”/.test(asPage) && !asPage.includes('<'), 'the source of a page is read as a page', asPage)
const asText = await tried('If x < y, then China condemned Japan on 17 July 2024. A <p> is a tag.')
say(/^1 event\. \|/.test(asText), 'a text with a < is a text', asText)
const asAddress = await tried('https://example.org/news')
say(asAddress.startsWith(' | Addresses are not fetched here'), 'an address alone is said not to be fetched', asAddress)
const german = await tried('Die Regierung hat am Mittwoch beschlossen, dass keine weiteren Waffen geliefert werden, und der Minister sagte, die Gespräche würden nicht fortgesetzt.')
say(/Not coded: it is in German/.test(german) && /not in English/.test(german), 'a text that is not English is said to be', german)
await page.setInputFiles('#try-file', { name: 'large.txt', mimeType: 'text/plain', buffer: Buffer.alloc(1200000, 97) })
await page.waitForSelector('.try-result .problem')
say((await page.textContent('.try [role=status]')) === '' && !(await page.$('.try-result .coded')), 'a file that is too large leaves nothing of the text before')

await page.goto(`${base}/article/${found.document}?event=${found.id}`)
await page.focus('.corrections button:has-text("Wrong?"), .corrected button')
const undo = await page.$('.corrected button')
if (undo) {
  await undo.click()
  await page.waitForSelector('.corrections button:has-text("Wrong?")')
  say((await page.evaluate(() => document.activeElement.className)).includes('event-card'), 'a card drawn anew has the focus that was in it')
}
await page.focus('.corrections button:has-text("Wrong?")')
await page.keyboard.press('Enter')
await page.waitForSelector('dialog.correction[open]')
await page.keyboard.press('Escape')
await page.waitForSelector('dialog.correction', { state: 'detached' })
say((await focused()) === 'Wrong?', 'Escape leads from the form back to its button', await focused())
await page.keyboard.press('Enter')
await page.fill('dialog textarea', 'because')
await page.keyboard.press('Escape')
say(/not recorded yet/.test(await page.textContent('dialog [role=alert]')), 'what was typed is not dropped without a word')
await page.keyboard.press('Escape')
await page.waitForSelector('dialog.correction', { state: 'detached' })

// What cannot be asked keeps its form; names will do; what finds nothing says what would.
await page.goto(`${base}/channels?since=hello&from=USA`)
await page.waitForSelector('#f-since-wrong')
const form = await page.evaluate(() => [document.querySelector('#f-since').value, document.querySelector('#f-from').value, document.querySelector('#f-since').getAttribute('aria-describedby'), document.querySelector('#f-since-wrong').textContent])
say(form[0] === 'hello' && form[1] === 'USA' && form[2] === 'f-since-wrong' && /^Give a year/.test(form[3]), 'a filter that is wrong says so at its field', form)
say(!(await findings(page)).length, 'and axe-core finds nothing in it', await findings(page))
await page.fill('#f-since', '2020')
await page.click('#apply')
await page.waitForSelector('main table')
say(!(await page.$('#f-since-wrong')), 'and is mended there')
await page.goto(`${base}/dyad/China/united states`)
await page.waitForSelector('.course-box')
say((await page.textContent('main h1')) === 'China and United States', 'a dyad has an address by names, too', await page.textContent('main h1'))
await page.goto(`${base}/dyad/Narnia/FRA`)
await page.waitForSelector('main [role=alert]')
const unknown = await page.evaluate(() => [document.querySelector('main [role=alert]').textContent, document.querySelector('main form input').value])
say(/nobody is known as Narnia/.test(unknown[0]) && unknown[1] === 'Narnia', 'a name that nobody has is said to be unknown', unknown)
await page.goto(`${base}/search?q=source%3AUnited%20States`)
await page.click('main .others a')
await page.waitForSelector('.events li')
say(parameter('q') === 'source:"United States"', 'a name without its quotes is offered with them', parameter('q'))
await page.goto(`${base}/search?q=${encodeURIComponent('who cut consultations with Atlantis?')}`)
await page.waitForFunction(() => /\d event/.test(document.querySelector('main .others')?.textContent ?? ''))
say(/one sentence/.test(await page.textContent('.empty')), 'a search that finds nothing says why, and offers what finds something', await page.textContent('.others'))

// Pages of a list: fewer rows than are there, as the server would give them.
await page.route('**/search.json?*', (route) => {
  const url = new URL(route.request().url())
  url.searchParams.set('limit', '5')
  return route.continue({ url: url.href })
})
await page.goto(`${base}/search`)
await page.click('.pager a[rel=next]')
await page.waitForFunction(() => document.activeElement.matches('ol.events'))
const top = await page.evaluate(() => Math.round(document.activeElement.getBoundingClientRect().top))
say(parameter('after') && top >= 0 && top < 400, 'the next page begins at the top of its list, with the focus on it', top)
await page.click('.pager a[rel=next]')
await page.click('.pager a[rel=prev]')
await page.click('.pager a[rel=first]')
await page.waitForFunction(() => !location.search.includes('after'))
say(true, 'and there are links back')
await page.unroute('**/search.json?*')

const located = (await (await fetch(`${base}/places.json?limit=1000`)).json())
await page.goto(`${base}/map`)
await page.waitForSelector('.world .place')
const drawn = await page.evaluate(() => ({
  circles: [...document.querySelectorAll('.world .place')].map((x) => x.getAttribute('aria-label')),
  stray: [...document.querySelectorAll('.world .place')].filter((x) => ![x.cx, x.cy].every((at) => at.baseVal.value > 0)).length,
  words: document.querySelector('.summary').textContent,
  notes: document.querySelector('.summary').closest('.tools').nextElementSibling.textContent,
}))
const isPoint = (x) => x.lat !== null
const points = new Set(located.places.filter(isPoint).map((x) => [x.lat, x.lon].join('|')))
say(drawn.circles.length === points.size && !drawn.stray && drawn.circles.some((x) => x.startsWith('Kenya, the country alone: ')) &&
  drawn.circles.some((x) => x.startsWith('Nairobi: ')) && !drawn.circles.some((x) => /border|NAIROBI/.test(x)) && located.unlocated > 0 &&
  drawn.words.startsWith(`${located.places.filter(isPoint).reduce((sum, x) => sum + x.events, 0)} events`) &&
  drawn.notes.includes(`${located.unlocated_events} events at ${located.unlocated} places`) && drawn.notes.includes(`${located.without} events that name no place`),
'a map has the places that lie somewhere, under their best names, and tells of the others', JSON.stringify(drawn), JSON.stringify(located))
await page.click('.quiet a[href="#not-on-the-map"]')
await page.click('#not-on-the-map button:has-text("border with Ukraine")')
await page.waitForSelector('.place-events .event')
say((await page.textContent('.place-events')).includes('deployed troops on the border'), 'which can be seen, too')
await page.focus('#slide-since')
await page.keyboard.press('ArrowRight')
await page.waitForFunction(() => /without a date, placed or not, (is|are) left out/.test(document.body.textContent), null, { timeout: 10000 }).catch(() => {})
const lost = (await (await fetch(`${base}/groups.json?by=year&limit=1000`)).json()).groups.find((x) => x.key === null)
const leftOut = await page.textContent('main')
say(parameter('since') && lost && leftOut.includes(`${lost.events} event`) && leftOut.includes('without a date, placed or not'),
  'a period says that it leaves out what has no date', parameter('since'), JSON.stringify(lost))

await page.goto(`${base}/network?top=12`)
await page.waitForSelector('.matrix')
const whole = (await (await fetch(`${base}/network.json?parties=12`)).json())
const matrixCells = await page.locator('.matrix .cell').count()
say(whole.parties.length === 12 && whole.more_parties > 0 && matrixCells === whole.edges.length && (await page.locator('.matrix th[scope=row]').count()) === 12,
  'a matrix has all pairs among its parties', matrixCells, whole.edges.length)

await page.goto(`${base}/map`)
await page.waitForSelector('.choices')
await page.click('.choices a:has-text("relations")')
await page.waitForSelector('.world .pair')
say(parameter('show') === 'relations', 'the map shows relations, as its address says')
const line = await page.locator('.world a').first().getAttribute('href')
await page.locator('.world a').first().dispatchEvent('click')
await page.waitForSelector('.course-box, .empty')
say(new URL(page.url()).pathname === line, 'a line leads to its dyad', line, page.url())
await page.goBack()
await page.waitForSelector('.world .pair')
say(parameter('show') === 'relations', 'and back again')

// A rule, from an event to its text, its examples and its events.
await page.goto(`${base}/event/${found.id}`)
await page.click(`main a[href="/rule/${found.rule}"]`)
await page.waitForSelector('.rule-text')
const rule = await (await fetch(`${base}/rule/${found.rule}.json`)).json()
const ruled = await page.evaluate(() => ({
  text: document.querySelector('.rule-text').textContent,
  examples: document.querySelectorAll('.rule-examples > li').length,
  outcomes: document.querySelectorAll('.outcome > li').length,
  hits: [...document.querySelectorAll('.events a[href^="/article/"]')].map((a) => a.getAttribute('href')),
}))
say(ruled.text === rule.text && rule.text.startsWith(`rule ${found.rule}`) && ruled.examples === rule.examples.length && ruled.examples > 1 && ruled.outcomes > 0,
  'a rule stands with its examples', JSON.stringify(ruled))
say(ruled.hits.some((x) => x.includes(found.id)), 'and leads to the events that it coded', ruled.hits)
await page.goto(`${base}/codebook?used=yes`)
await page.click('main table a[href^="/rule/"]')
await page.waitForSelector('.rule-text')
say(true, 'the list of rules leads to them')

await page.goto(base)
await page.waitForSelector('.figures')
const searching = await open(1280, 'light')
await searching.goto(`${base}/search?q=${asked}`)
await searching.waitForSelector('.events li')
await page.waitForTimeout(1500)
execSync(process.env.NEWS, { stdio: 'ignore' })
const heard = await page.waitForFunction(() => /\d/.test(document.querySelector('#live')?.textContent ?? ''), null, { timeout: 20000 })
  .then(() => true, () => false)
say(heard, 'what comes meanwhile is told', await page.textContent('#live'))
const same = await searching.waitForFunction(() => /as many/.test(document.querySelector('#live')?.textContent ?? ''), null, { timeout: 20000 })
  .then(() => true, () => false)
say(same, 'also where a view’s own number stays', await searching.textContent('#live'))
// Shown as it comes, where the reader wants it; and told when the server is gone.
await page.check('#live-follow')
await page.waitForFunction(() => !document.querySelector('#live button'))
const events = await page.locator('.figure-n').first().textContent()
execSync(process.env.NEWS.replace('news.jsonl', 'later.jsonl'), { stdio: 'ignore' })
const follows = await page.waitForFunction((n) => document.querySelector('.figure-n')?.textContent !== n, events, { timeout: 20000 }).then(() => true, () => false)
say(follows && /1 new event/.test(await page.textContent('#live')) && (await page.isChecked('#live-follow')) && /Iran/.test(await page.textContent('.events')),
  'and comes by itself when asked to', await page.textContent('#live'))
say(!(await findings(page)).length, 'axe-core finds nothing in the bar', await findings(page))
await page.reload()
await page.waitForSelector('#live-follow')
say(await page.isChecked('#live-follow'), 'as long as the session lasts')
say(!page.wrong.length, 'nothing went wrong on the way', ...page.wrong)
const cut = await open(1280, 'light')
await cut.route('**/live', (route) => route.abort())
await cut.goto(base)
const gone = await cut.waitForFunction(() => /No connection/.test(document.querySelector('#live').textContent), null, { timeout: 15000 }).then(() => true, () => false)
await cut.unroute('**/live')
const here = await cut.waitForFunction(() => document.querySelector('#live').textContent === '', null, { timeout: 25000 }).then(() => true, () => false)
say(gone && here, 'a server that is gone is said to be, until it is back', gone, here)

await browser.close()
finish()
