import { test } from 'node:test';
import assert from 'node:assert/strict';
import { easier, hasTerm, suggestions, termAt, termsOf, withoutTerm, withQuotes, withTerm, wordCount } from '../src/querylanguage.js';
import { isAddress, isPageSource } from '../src/parts/pagetext.js';
import { passedOver } from '../src/parts/noevents.js';
import { daysOf, labelsBetween, middleMonths, months } from '../src/periods.js';
import { codeWords, dateText, money, partyName, score } from '../src/format.js';
import { safeHref } from '../src/dom.js';
import { expectation } from '../src/parts/ruleexamples.js';
import { periodWords } from '../src/parts/slider.js';

test('links go to http, https and our own paths alone', () => {
  for (const bad of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'vbscript:x',
    '',
    null,
  ])
    assert.equal(safeHref(bad), null, String(bad));
  for (const good of ['/search?q=a', 'https://example.org/', 'http://example.org/', '#main'])
    assert.equal(safeHref(good), good);
});

test('the term at the caret', () => {
  assert.deepEqual(termAt('type:CON', 8), { begin: 5, field: 'type', typed: 'CON' });
  assert.deepEqual(termAt('-type:AID,CO', 12), { begin: 10, field: 'type', typed: 'CO' });
  assert.deepEqual(termAt('(sou', 4), { begin: 1, field: null, typed: 'sou' });
  assert.equal(termAt('"arms con', 9), null);
});

test('suggestions', () => {
  assert.deepEqual(
    suggestions(termAt('typ', 3)).map((s) => s.text),
    ['type:'],
  );
  assert.deepEqual(
    suggestions(termAt('type:CON', 8)).map((s) => s.text),
    ['CONSULT', 'CONCEDE'],
  );
  assert.ok(suggestions(termAt('source:chi', 10)).some((s) => s.text === 'CHN'));
  assert.deepEqual(suggestions(termAt('score:', 6)), []);
});

test('terms are added and taken away', () => {
  assert.equal(withTerm('', 'type:AID'), 'type:AID');
  assert.equal(withTerm('a OR b', 'type:AID'), '(a OR b) type:AID');
  assert.ok(hasTerm('a type:AID', 'type:AID') && !hasTerm('a type:AIDS', 'type:AID'));
  assert.equal(withoutTerm('a type:AID b', 'type:AID'), 'a b');
});

test('periods', () => {
  assert.deepEqual(daysOf('2024-02'), ['2024-02-01', '2024-02-29']);
  assert.deepEqual(daysOf('2024'), ['2024-01-01', '2024-12-31']);
  assert.deepEqual(daysOf('2020-W53'), ['2020-12-28', '2021-01-03']);
  assert.equal(daysOf('PAST_REF'), null);
  assert.deepEqual(daysOf('2024-10-07', 'week'), ['2024-10-07', '2024-10-13']);
  assert.deepEqual(labelsBetween('2024-10-07', '2024-10-21', 'week'), ['2024-10-07', '2024-10-14', '2024-10-21']);
  assert.deepEqual(labelsBetween('2023-11', '2024-02'), ['2023-11', '2023-12', '2024-01', '2024-02']);
  assert.deepEqual(labelsBetween('2020-W52', '2021-W02'), ['2020-W52', '2020-W53', '2021-W01', '2021-W02']);
  assert.deepEqual(labelsBetween('2024-02-28', '2024-03-01'), ['2024-02-28', '2024-02-29', '2024-03-01']);
  assert.deepEqual(labelsBetween('2023', '2025'), ['2023', '2024', '2025']);
});

test('what is written for codes, dates, sums', () => {
  assert.deepEqual(codeWords('CHNGOV'), ['China', 'government']);
  assert.equal(partyName('IGOEUREEC'), 'European Union');
  assert.equal(partyName('REB'), 'rebels');
  assert.equal(partyName(null), 'nobody named');
  assert.equal(dateText('../2024-07-17'), 'by 2024-07-17');
  assert.equal(money(2370000000, 'USD'), 'USD 2.37 billion');
  assert.equal(score(-2), '−2.0');
  assert.equal(score(null), '–');
});

test('a slider has the months in the middle', () => {
  const all = months([
    { key: '1915-04', events: 1 },
    { key: '2021-12', events: 400 },
    { key: '2022-02', events: 300 },
    { key: '2032-01', events: 2 },
  ]);
  assert.equal(all[0][0], '1915-04');
  assert.deepEqual(
    middleMonths(all).map(([m]) => m),
    ['2021-12', '2022-01', '2022-02'],
  );
  assert.deepEqual(middleMonths([]), []);
  assert.deepEqual(middleMonths([['2022-01', 1]]), [['2022-01', 1]]);
});

test('a period in words', () => {
  assert.equal(periodWords(null, null), 'all');
  assert.equal(periodWords('2021-01', null), '2021-01 on');
  assert.equal(periodWords(null, '2021-03'), 'until 2021-03');
  assert.equal(periodWords('2021-01', '2021-03'), '2021-01 to 2021-03');
});

test('what is expected of an example is read', () => {
  const of = (line) => {
    const e = expectation(line);
    return e && [e.actors.map((a) => a.code).join(), e.recipients.map((a) => a.code).join(), e.rest];
  };
  assert.deepEqual(of('UKR > BLR'), ['UKR', 'BLR', '']);
  assert.deepEqual(of('IRN, FRA.GOV > USA, CHN ACCUSE/allege denied'), ['IRN,FRAGOV', 'USA,CHN', 'ACCUSE/allege denied']);
  assert.deepEqual(of('- > PER "broke off"'), ['', 'PER', '"broke off"']);
  assert.deepEqual(of('> PER'), ['', 'PER', '']);
  assert.equal(of('then 2024-07-17'), null);
  assert.equal(of(''), null);
});

test('a page is told from a text', () => {
  for (const page of [
    '<!doctype html><title>x</title>',
    '\n<!-- saved --> <HTML lang="en"><body>x',
    '<?xml version="1.0"?>\n<html xmlns="x">',
    '<article class="a"><h1>Talks</h1><p>Peru met Chile.</p></article>',
    '<div>a<p>b</div>',
  ])
    assert.equal(isPageSource(page), true, page);
  for (const text of [
    'Peru met Chile.',
    'If x < y and y > z, Peru met Chile.',
    'The tags <p>, <div> and <br> are those of a page, <li> and <ul> too.',
    '<p> is a tag.',
    '<b>Peru</b> met <i>Chile</i>.',
    '<3 from Lima',
    '',
  ])
    assert.equal(isPageSource(text), false, text);
});

test('an address alone is no text', () => {
  for (const yes of ['https://example.org/a?b=1', ' http://example.org \n', 'www.example.org', 'https://a.example\nhttps://b.example'])
    assert.equal(isAddress(yes), true, yes);
  for (const no of ['', 'Peru met Chile, says https://example.org/a', 'https:', 'example'])
    assert.equal(isAddress(no), false, no);
});

test('a text that was passed over says in which language it is', () => {
  const problems = [{ code: 'no-date' }, { code: 'not-english', message: 'nothing of it is coded' }];
  assert.equal(passedOver({ language: 'de', problems }), 'German');
  assert.equal(passedOver({ language: 'en', problems: [] }), null);
  assert.equal(passedOver({ language: 'de', problems: [{ code: 'not-english', message: 'it is read as English' }] }), null);
});

test('terms of a query', () => {
  assert.deepEqual(termsOf('a "b c" -type:AID (d OR "e f")  source:"South Korea"'), ['a', '"b c"', '-type:AID', '(d OR "e f")', 'source:"South Korea"']);
  assert.deepEqual(termsOf(' '), []);
  assert.equal(wordCount('source:USA arms "b c" sale'), 2);
});

test('a name that lacks its quotes', () => {
  assert.equal(withQuotes('source:United States'), 'source:"United States"');
  assert.equal(withQuotes('arms target:south korea since:2024'), 'arms target:"south korea" since:2024');
  assert.equal(withQuotes('source:USA arms'), null);
  assert.equal(withQuotes('source:"United States" arms'), null);
});

test('what can be asked where nothing is found', () => {
  assert.deepEqual(
    easier('who sold arms to Taiwan?').map(([, q]) => q),
    ['sold arms Taiwan', 'actor:TWN (sold OR arms)', '(sold OR arms OR Taiwan)'],
  );
  assert.deepEqual(easier('type:AID since:2024').map(([, q]) => q), ['since:2024', 'type:AID']);
  assert.deepEqual(easier('source:United States').map(([, q]) => q), ['source:"United States"']);
  assert.deepEqual(easier('zzzz'), []);
});
