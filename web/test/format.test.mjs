// How dates, sums and scores are written.
import { test } from 'node:test'
import assert from 'node:assert'
import { dateText, money, score } from '../src/format.js'

test('dates are read as they are meant', () => {
  const all = {
    '2024': '2024', '2024-05': '2024-05', '2024-05-17': '2024-05-17', '2024-05-17T10:30': '2024-05-17 10:30', '2022-03-04T00:43:00Z': '2022-03-04 00:43 UTC', '2012-06-12T15:17:35+00:00': '2012-06-12 15:17 UTC', '2012-06-12T15:17:35+02:00': '2012-06-12 15:17 +02:00',
    '2024-W20': '2024, week 20', '2024-W03-WE': '2024, weekend of week 3', '2024-Q2': '2024, quarter 2',
    '2024-H1': '2024, first half', '2024-H2': '2024, second half', '2024-SP': 'spring 2024', '2023-WI': 'winter 2023',
    '2022-FA': 'autumn 2022', '199': '1990s', '2024-05-17/2024-05-19': '2024-05-17 to 2024-05-19',
    '2023-SU/2024-Q1': 'summer 2023 to 2024, quarter 1', '../2024-SP': 'by spring 2024', '2019/..': 'since 2019',
    PAST_REF: 'in the past', PRESENT_REF: 'now', FUTURE_REF: 'in the future', '': 'no date',
  }
  for (const [date, text] of Object.entries(all)) assert.equal(dateText(date), text)
  assert.equal(dateText(undefined), 'no date')
})

test('sums and scores', () => {
  assert.equal(money(2.37e9, 'USD'), 'USD 2.37 billion')
  assert.equal(money(360e6, 'USD'), 'USD 360 million')
  assert.equal(money(undefined, 'USD'), '–')
  assert.equal(score(-0.04), '0.0')
  assert.equal(score(-2.5), '−2.5')
  assert.equal(score(3), '+3.0')
})
