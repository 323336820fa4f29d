// A small picture of when: events a year or month as bars; a click narrows the query to it.

import { h, fill, svg } from '../dom.js';
import { get } from '../api.js';
import { withParams } from '../router.js';
import { withTerm } from '../querylanguage.js';
import { counted } from '../format.js';
import { months } from '../periods.js';

const MOST = 72;

function years(list) {
  const out = new Map();
  for (const [key, n] of list) out.set(key.slice(0, 4), (out.get(key.slice(0, 4)) ?? 0) + n);
  return [...out];
}

function picture(list, q) {
  const most = Math.max(...list.map(([, n]) => n));
  const wide = 1000 / list.length;
  const bars = list.map(([key, n], i) => {
    const tall = n ? Math.max(3, (n / most) * 56) : 0;
    const words = `${key}: ${counted(n, 'event')}`;
    const rect = svg('rect', { x: i * wide, y: 0, width: wide, height: 60, class: 'hit' });
    const bar = svg('rect', { x: i * wide + wide * 0.1, y: 60 - tall, width: wide * 0.8, height: tall, class: 'bar' });
    if (!n) return null;
    return svg(
      'a',
      { href: withParams({ q: withTerm(q, `date:${key}`), after: null }), 'aria-label': words },
      svg('title', null, words),
      rect,
      bar,
    );
  });
  return svg(
    'svg',
    {
      viewBox: '0 0 1000 60',
      preserveAspectRatio: 'none',
      class: 'timeline',
      role: 'group',
      'aria-label': 'Events over time',
    },
    bars,
  );
}

/** The picture of a query's events; its room is kept until it comes. */
export function timeline(q, signal) {
  const box = h('figure', { class: 'timeline-box' });
  get('/groups.json', { q, by: 'month', limit: 1000 }, signal)
    .then(({ groups }) => {
      let list = months(groups);
      if (list.length > MOST) list = years(list);
      if (list.length < 2) return box.classList.add('is-empty');
      fill(
        box,
        picture(list, q),
        h('figcaption', null, h('span', null, list[0][0]), h('span', null, list[list.length - 1][0])),
      );
    })
    .catch(() => {});
  return box;
}
