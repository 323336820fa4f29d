import test from 'node:test';
import assert from 'node:assert/strict';
import { byPoint, nameRank, nowhere, placeKey, placeOf } from '../src/parts/points.js';

const place = (name, country, lat, lon, events, more) => ({
  name,
  country,
  lat,
  lon,
  events,
  score: 0,
  kind: 'city',
  precision: 'city',
  ...more,
});

test('what lies at one point is one place, under its best name', () => {
  const found = [
    place('Kenyan capital', 'KEN', -1.29, 36.82, 4, { score: 2 }),
    place('Lima', 'PER', -12.05, -77.05, 3),
    place('Nairobi', 'KEN', -1.29, 36.82, 2, { score: -1 }),
    place('NAIROBI', 'KEN', -1.29, 36.82, 3, { score: null }),
    place('Nairobi airport', 'KEN', -1.29, 36.82, 5, { kind: 'airport', precision: 'site', score: null }),
  ];
  const [first, second, ...rest] = byPoint(found);
  assert.equal(rest.length, 0);
  assert.deepEqual([first.name, first.events, first.score], ['Nairobi', 14, 1]);
  assert.deepEqual(first.names, ['Kenyan capital', 'Nairobi', 'NAIROBI', 'Nairobi airport']);
  assert.deepEqual([second.name, second.names], ['Lima', ['Lima']]);
  assert.equal(found[0].events, 4); // what was loaded stays
});

test('one point of two countries is two places', () => {
  const at = (country) => place('Bridge', country, 1, 2, 1);
  assert.equal(byPoint([at('PER'), at('CHL')]).length, 2);
});

test('an area is one place, of whichever countries texts speak', () => {
  const area = (country, events) => place('Europe', country, 50, 15, events, { kind: 'region', precision: 'area' });
  const [one, ...rest] = byPoint([area('USA', 3), area(null, 2)]);
  assert.equal(rest.length, 0);
  assert.deepEqual([one.country, one.events], [null, 5]);
});

test('the point of a country is called by the country, not by what is somewhere in it', () => {
  const [point] = byPoint([
    place('State Department', 'USA', 38, -97, 38, { kind: 'site', precision: 'country' }),
    place('the country', 'USA', 38, -97, 12, { kind: 'country', precision: 'country' }),
  ]);
  assert.deepEqual([point.name, point.whole, point.events], ['United States', true, 50]);
  assert.equal(placeKey(point), '|USA');
});

test('a part of a country goes before what is somewhere in it', () => {
  const [point] = byPoint([
    place('Cushing', 'USA', 35.6, -97, 9, { precision: 'state' }),
    place('Oklahoma', 'USA', 35.6, -97, 1, { kind: 'state', precision: 'state' }),
  ]);
  assert.deepEqual([point.name, point.whole], ['Oklahoma', false]);
});

test('what has no coordinates is on no map', () => {
  const found = [place('Lima', 'PER', -12, -77, 3), place('border', 'PER', null, null, 9, { kind: 'border', precision: null })];
  assert.deepEqual(
    byPoint(found).map((p) => p.name),
    ['Lima'],
  );
  assert.deepEqual(
    nowhere(found).map((p) => [p.name, p.events, p.names]),
    [['border', 9, ['border']]],
  );
  assert.equal(byPoint([place('Null Island', null, 0, 0, 1)]).length, 1);
});

test('names before the same in another dress, and these before descriptions', () => {
  for (const name of ['Nairobi', 'Washington, D.C.', 'D.C.', 'al-Tanf', 'Rio de Janeiro', '東京', 'New York 2', "Sana'a"])
    assert.equal(nameRank(name), 0, name);
  for (const name of ['PRAIA', '@WhiteHouse', '#Kyiv', 'Kyiv, #Ukraine']) assert.equal(nameRank(name), 1, name);
  for (const name of ['the country', 'Kenyan capital', 'southern border', '']) assert.equal(nameRank(name), 2, name);
});

test('a place of an address is found by any of its names', () => {
  const places = byPoint([
    place('Luxembourg', 'LUX', 49.61, 6.13, 2),
    place('LUXEMBOURG', 'LUX', 49.61, 6.13, 1),
    place('Luxembourg', 'LUX', 49.75, 6.17, 5, { kind: 'country', precision: 'country' }),
  ]);
  const [country, city] = places;
  assert.equal(placeOf('|LUX', places), country);
  assert.equal(placeOf('Luxembourg|LUX', places), city);
  assert.equal(placeOf('LUXEMBOURG|LUX', places), city);
  assert.deepEqual(placeOf('Elsewhere|', places), { name: 'Elsewhere', country: null, whole: false, names: ['Elsewhere'] });
  assert.equal(placeOf('|XXX', places), null);
});
