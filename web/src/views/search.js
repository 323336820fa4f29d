// Events that a query asks for, what else they have in common, and what can be had of them.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { withParams } from '../router.js';
import { queryBox, queryError } from '../parts/querybox.js';
import { eventList } from '../parts/eventlist.js';
import { paged, pager, moreWords } from '../parts/pager.js';
import { queryExports } from '../parts/exports.js';
import { exportList } from '../parts/exportlist.js';
import { quadLegend, patch } from '../parts/marks.js';
import { nothing, otherQueries } from '../parts/nothing.js';
import { facets } from '../parts/facets.js';
import { timeline } from '../parts/timeline.js';
import { count, counted, score } from '../format.js';
import { QUADS } from '../words.js';

const ORDERS = [
  ['', 'newest first'],
  ['oldest', 'oldest first'],
  ['surest', 'surest first'],
];
const EXAMPLES = [
  'source:USA target:CHN',
  'dyad:RUS-USA type:CONSULT,AGREE',
  'quad:4 since:2024',
  '"arms control" -background:yes',
  'claim:denied',
];

function orderChoice(now) {
  return h(
    'nav',
    { class: 'choices', 'aria-label': 'Order' },
    ORDERS.map(([value, words]) =>
      h('a', { href: withParams({ order: value, after: null }), 'aria-current': value === now ? 'true' : null }, words),
    ),
  );
}

function examples() {
  return h(
    'p',
    { class: 'quiet examples' },
    'For example: ',
    EXAMPLES.map((q, i) => [
      i ? ' ' : null,
      h('a', { href: `/search?q=${encodeURIComponent(q)}`, class: 'example' }, q),
    ]),
  );
}

/** Behind what cannot be asked: other queries, or the first page where only the page is wrong. */
function wayOut(q, error, params, signal) {
  if (params.get('after') && !error.column)
    return h('p', null, h('a', { href: withParams({ after: null }) }, 'The first page of this search'));
  return otherQueries(q, signal) ?? examples();
}

/** How many in all, by class: filled in when it is known. */
function summary(q, signal) {
  const line = h('p', { class: 'summary', role: 'status' }, ' ');
  get('/groups.json', { q, by: 'quad' }, signal)
    .then(({ groups }) => {
      const all = groups.reduce((n, g) => n + g.events, 0);
      const sum = groups.reduce((n, g) => n + (g.score ?? 0) * g.events, 0);
      fill(
        line,
        h('strong', null, counted(all, 'event')),
        all ? [', mean score ', score(sum / all), ': '] : '.',
        groups.map((g, i) => [
          i ? ', ' : null,
          patch(Number(g.key)),
          `${count(g.events)} ${QUADS[Number(g.key) - 1]?.label ?? ''}`,
        ]),
      );
    })
    .catch(() => {});
  return line;
}

export async function show({ params, signal }) {
  const q = params.get('q') ?? '';
  const order = params.get('order') ?? '';
  const box = queryBox({ action: '/search', q, keep: { order } });
  let found;
  try {
    found = await get('/search.json', { q, order, after: params.get('after'), limit: 50 }, signal);
  } catch (error) {
    if (error.status !== 400) throw error;
    return { title: 'Events', node: h('div', null, box, queryError(q, error), wayOut(q, error, params, signal)) };
  }
  const { events } = found;
  const formats = exportList(q, signal);
  const openFormats = () => {
    formats.open = true;
  };
  const results = h(
    'section',
    { class: 'results', 'aria-label': 'Results' },
    summary(q, signal),
    timeline(q, signal),
    h('div', { class: 'tools' }, orderChoice(order), quadLegend()),
    events.length ? paged(eventList(events, 'Events found')) : nothing(q, signal),
    pager(found.next, params, moreWords(found.more, found.more_is_least)),
    formats,
  );
  const node = h(
    'div',
    null,
    box,
    q ? null : examples(),
    h(
      'div',
      { class: 'with-side' },
      results,
      h(
        'aside',
        { class: 'side', 'aria-label': 'Narrow down' },
        facets(q, signal),
        h(
          'p',
          { class: 'side-links' },
          h('a', { href: `/map?q=${encodeURIComponent(q)}` }, 'On the map'),
          h('a', { href: `/network?q=${encodeURIComponent(q)}` }, 'Who to whom'),
          h('a', { href: '#export', onclick: openFormats }, 'Export'),
        ),
      ),
    ),
  );
  return {
    title: q ? `Events: ${q.slice(0, 80)}` : 'Events',
    heading: 'Events',
    node,
    data: queryExports(q),
    query: q,
  };
}
