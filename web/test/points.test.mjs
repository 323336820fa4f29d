import test from 'node:test';
import assert from 'node:assert/strict';
import { byPoint } from '../src/parts/points.js';

test('what lies at one point is one place, under the name of most events', () => {
  const found = [
    { name: 'Nairobi', country: 'KEN', lat: -1.29, lon: 36.82, events: 3, score: 2 },
    { name: 'Lima', country: 'PER', lat: -12.05, lon: -77.05, events: 3, score: -1 },
    { name: 'Kenyan capital', country: 'KEN', lat: -1.29, lon: 36.82, events: 1, score: -2 },
    { name: 'NAIROBI', country: 'KEN', lat: -1.29, lon: 36.82, events: 1, score: null },
  ];
  const [first, second, ...rest] = byPoint(found);
  assert.equal(rest.length, 0);
  assert.deepEqual([first.name, first.events, first.score], ['Nairobi', 5, 1]);
  assert.deepEqual(first.names, ['Nairobi', 'Kenyan capital', 'NAIROBI']);
  assert.deepEqual([second.name, second.names], ['Lima', ['Lima']]);
  assert.equal(found[0].events, 3); // what was loaded stays
});

test('one point of two countries is two places', () => {
  const at = (country) => ({ name: 'Bridge', country, lat: 1, lon: 2, events: 1, score: 0 });
  assert.equal(byPoint([at('PER'), at('CHL')]).length, 2);
});
