// Who acts on whom: a matrix of the parties with most events, and the same as a list.

import { h } from '../dom.js';
import { get, segment } from '../api.js';
import { withParams } from '../router.js';
import { queryBox, queryError } from '../parts/querybox.js';
import { queryExports } from '../parts/exports.js';
import { dyadForm } from '../parts/dyadform.js';
import { scoreCell, scoreColour, scoreLegend } from '../parts/scores.js';
import { table } from '../parts/table.js';
import { empty } from '../parts/states.js';
import { count, counted, partyName, score } from '../format.js';
import { quoted } from '../querylanguage.js';

const EDGES = 200;
const SIZES = [12, 20, 30, 60];

const dyadAddress = (e) => `/dyad/${segment(e.source)}/${segment(e.target)}`;

/** Parties with what they have in all, the most first. */
function parties(edges) {
  const sums = new Map();
  for (const e of edges) for (const p of [e.source, e.target]) sums.set(p, (sums.get(p) ?? 0) + e.events);
  return [...sums].sort((a, b) => b[1] - a[1]).map(([p]) => p);
}

/** Parties that deal with one another beside one another: each next is the one most tied to those before it. */
function byTies(list, edges) {
  const ties = new Map();
  for (const e of edges) {
    const key = [e.source, e.target].sort().join(' ');
    ties.set(key, (ties.get(key) ?? 0) + e.events);
  }
  const tie = (a, b) => ties.get([a, b].sort().join(' ')) ?? 0;
  const rest = [...list];
  const out = rest.splice(0, 1);
  while (rest.length) {
    const near = out.slice(-4);
    let best = 0;
    let most = -1;
    rest.forEach((p, i) => {
      const n = near.reduce((sum, o, k) => sum + tie(p, o) * (k + 1), 0);
      if (n > most) [best, most] = [i, n];
    });
    out.push(...rest.splice(best, 1));
  }
  return out;
}

function cell(e, most, source, target) {
  if (source === target && !e) return h('td', { class: 'self', 'aria-label': 'the same' });
  if (!e) return h('td', null);
  const words = `${partyName(e.source)} to ${partyName(e.target)}: ${counted(e.events, 'event')}, mean score ${score(e.score)}`;
  const size = 0.34 + 0.66 * Math.sqrt(e.events / most);
  return h(
    'td',
    null,
    h(
      'a',
      { href: dyadAddress(e), title: words, 'aria-label': words, class: 'cell' },
      h('span', { class: 'dot', style: { background: scoreColour(e.score, 62), '--size': size } }),
      h('span', { class: 'cell-n' }, count(e.events)),
    ),
  );
}

function matrix(edges, list) {
  const known = new Map(edges.map((e) => [`${e.source} ${e.target}`, e]));
  const most = Math.max(...edges.map((e) => e.events));
  const head = (p) =>
    h(
      'th',
      { scope: 'col', class: 'matrix-col' },
      h('span', { title: partyName(p) }, p.length > 6 ? partyName(p).slice(0, 12) : p),
    );
  return h(
    'div',
    {
      class: list.length > 30 ? 'matrix-box is-long' : 'matrix-box',
      tabindex: '0',
      role: 'region',
      'aria-label': 'Matrix of who acts on whom',
    },
    h(
      'table',
      { class: 'matrix' },
      h('caption', { class: 'hidden' }, 'Who acts (rows) on whom (columns): events'),
      h('thead', null, h('tr', null, h('td', { class: 'corner' }, h('small', null, 'who ↓ whom →')), list.map(head))),
      h(
        'tbody',
        null,
        list.map((s) =>
          h(
            'tr',
            null,
            h(
              'th',
              { scope: 'row' },
              h('a', { href: `/search?q=${encodeURIComponent(`source:${quoted(s)}`)}` }, partyName(s)),
            ),
            list.map((t) => cell(known.get(`${s} ${t}`), most, s, t)),
          ),
        ),
      ),
    ),
  );
}

const COLUMNS = [
  { label: 'Who', head: true, cell: (e) => partyName(e.source) },
  { label: 'Whom', cell: (e) => partyName(e.target) },
  { label: 'Events', number: true, cell: (e) => h('a', { href: dyadAddress(e) }, count(e.events)) },
  { label: 'Score', number: true, cell: (e) => scoreCell(e.score) },
];

const choices = (label, name, now, list) =>
  h(
    'nav',
    { class: 'choices', 'aria-label': label },
    h('span', { class: 'quiet' }, label),
    list.map(([value, words]) =>
      h('a', { href: withParams({ [name]: value }), 'aria-current': value === now ? 'true' : null }, words),
    ),
  );

export async function show({ params, signal }) {
  const q = params.get('q') ?? '';
  const as = params.get('as') ?? '';
  const size = Number(params.get('top')) || 20;
  const box = queryBox({
    action: '/network',
    q,
    keep: { as, top: params.get('top') },
    label: 'Events to count',
    button: 'Show',
  });
  let edges;
  try {
    ({ edges } = await get('/network.json', { q, limit: EDGES }, signal));
  } catch (error) {
    if (error.status !== 400) throw error;
    return { title: 'Who to whom', node: h('div', null, box, queryError(q, error)) };
  }
  const all = parties(edges);
  const list = byTies(all.slice(0, size), edges);
  const picture =
    as === 'list'
      ? table({ caption: 'Who acts on whom', hideCaption: true, columns: COLUMNS, rows: edges })
      : matrix(edges, list);
  const node = h(
    'div',
    null,
    box,
    edges.length
      ? [
          h(
            'div',
            { class: 'tools spread' },
            choices('As', 'as', as, [
              ['', 'matrix'],
              ['list', 'list'],
            ]),
            as === 'list'
              ? null
              : choices(
                  'Parties',
                  'top',
                  String(size),
                  SIZES.map((n) => [String(n), String(n)]),
                ),
            scoreLegend(),
          ),
          h(
            'p',
            { class: 'summary', role: 'status' },
            h('strong', null, counted(edges.length, 'pair')),
            edges.length === EDGES ? ', those with most events' : '',
            as === 'list'
              ? '.'
              : `, of ${counted(all.length, 'party', 'parties')}; the matrix shows the ${Math.min(size, all.length)} with most.`,
          ),
          picture,
        ]
      : empty('No event of this query has two sides.', h('a', { href: '/network' }, 'Take all events')),
    h('section', { class: 'panel' }, h('h2', null, 'Two of them'), dyadForm()),
  );
  return {
    title: 'Who to whom',
    lead: h('p', null, 'Rows act on columns. A dot’s size is the number of events, its colour their mean score.'),
    node,
    query: q,
    data: [
      ['Pairs, JSON', `/network.json?q=${encodeURIComponent(q)}`],
      ['Pairs, CSV', `/network.csv?q=${encodeURIComponent(q)}`],
      ...queryExports(q).slice(0, 2),
    ],
  };
}
