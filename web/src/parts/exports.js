// The same as data: each view links to what it was drawn from.

import { h } from '../dom.js';
import { address } from '../api.js';

/** @param {[string, string][]} links  words and address */
export function dataLinks(links) {
  return h(
    'nav',
    { class: 'data-links', 'aria-label': 'This view as data' },
    h('span', { class: 'data-label' }, 'Data of this view'),
    h(
      'ul',
      null,
      links.map(([words, href]) => h('li', null, h('a', { href }, words))),
    ),
  );
}

/** JSON and CSV of one path. */
export function twin(path, parameters) {
  return [
    ['JSON', address(`${path}.json`, parameters)],
    ['CSV', address(`${path}.csv`, parameters)],
  ];
}

const MOST = 1000; // rows of one answer

/** All that can be had of a query. */
export function queryExports(q) {
  return [
    ['All events, CSV', address('/export/csv', { q })],
    ['All events, JSON Lines', address('/export/jsonl', { q })],
    ['The newest 1,000, JSON', address('/search.json', { q, limit: MOST })],
    ['Counts by month, CSV', address('/groups.csv', { q, by: 'month', limit: MOST })],
    ['Counts by dyad (1,000 at most), CSV', address('/groups.csv', { q, by: 'dyad', limit: MOST })],
    ['Counts by type, CSV', address('/groups.csv', { q, by: 'type', limit: MOST })],
    ['Places, CSV', address('/places.csv', { q })],
    ['Network, CSV', address('/network.csv', { q })],
  ];
}
