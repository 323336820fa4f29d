// Who acts on whom: a matrix of the parties with most events, arcs between them, and the same as a list.

import { h } from '../dom.js';
import { address, get, segment } from '../api.js';
import { go, withParams } from '../router.js';
import { queryBox, queryError } from '../parts/querybox.js';
import { queryExports } from '../parts/exports.js';
import { choices } from '../parts/choices.js';
import { filters, TIME_FIELDS } from '../parts/filters.js';
import { networkArcs } from '../parts/networkarcs.js';
import { quadLegend } from '../parts/marks.js';
import { byTies } from '../charts/arcplan.js';
import { dyadForm } from '../parts/dyadform.js';
import { scoreCell, scoreColour, scoreLegend } from '../parts/scores.js';
import { table } from '../parts/table.js';
import { empty } from '../parts/states.js';
import { count, counted, partyName, score } from '../format.js';
import { quoted, withTerm } from '../querylanguage.js';
import { TYPES, QUADS } from '../words.js';

const EDGES = 200; // of the list
const SIZES = [12, 20, 30, 60]; // the server takes no more than the last
const SIZE = 20;

const dyadAddress = (e) => `/dyad/${segment(e.source)}/${segment(e.target)}`;

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
      h('span', { class: 'dot', style: { background: scoreColour(e.score), '--size': size } }),
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
      h('span', { title: partyName(p) }, p.length > 6 ? partyName(p).slice(0, 18) : p),
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
      { class: 'matrix', style: { '--digits': count(most).length } },
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
  ...QUADS.map((q, i) => ({ label: q.label, number: true, cell: (e) => count(e.quads[i]) })),
  { label: 'Score', number: true, cell: (e) => scoreCell(e.score) },
];

const KEPT = ['q', 'as', 'top', 'since', 'until', 'type'];
const FIELDS = [...TIME_FIELDS, { name: 'type', label: 'Type', kind: 'choice', values: Object.keys(TYPES) }];

/** The query with what the filters add. */
const asked = (params) =>
  ['since', 'until', 'type'].reduce(
    (q, name) => (params.get(name) ? withTerm(q, `${name}:${params.get(name)}`) : q),
    params.get('q') ?? '',
  );

const kept = (params, ...without) =>
  Object.fromEntries(KEPT.filter((name) => !without.includes(name)).map((name) => [name, params.get(name)]));

/** How it is drawn: which way, what that says, and the parts of the view. */
const WAYS = {
  matrix: {
    lead: 'Rows act on columns. A dot’s size is the number of events, its colour their mean score.',
    legend: scoreLegend,
    draw: (edges, list) => ({ node: matrix(edges, list) }),
  },
  arcs: {
    lead: 'Arcs at the right lead down, at the left up. Their width is the number of events, their colour the class of most of them.',
    legend: quadLegend,
    draw: (edges, list, params) =>
      networkArcs(edges, list, {
        chosen: params.get('party'),
        address: dyadAddress,
        onChoose: (party) => go(withParams({ party }), { replace: true, quiet: true }),
      }),
  },
  list: {
    lead: 'Each pair with its events by class and their mean score.',
    legend: scoreLegend,
    draw: (edges) => ({
      node: table({ caption: 'Who acts on whom', hideCaption: true, columns: COLUMNS, rows: edges }),
    }),
  },
};

function tools(params, as, size, legend) {
  const at = (changes) => withParams({ ...changes, party: null });
  return h(
    'div',
    { class: 'tools spread' },
    choices(
      'As',
      as,
      Object.keys(WAYS).map((way) => [way, at({ as: way === 'matrix' ? null : way }), way]),
    ),
    as === 'list'
      ? null
      : choices(
          'Parties',
          String(size),
          SIZES.map((n) => [String(n), at({ top: n }), String(n)]),
        ),
    legend,
  );
}

/** What is shown, and what is not: of a list pairs, of a picture all pairs of some parties. */
function summary({ edges, more, more_events, parties, more_parties }) {
  const pairs = h('strong', null, counted(edges.length, 'pair'));
  const rest = more ? `; ${counted(more, 'more pair')} with ${counted(more_events, 'event')}` : '';
  if (!parties)
    return [pairs, more ? `, those with most events${rest} ${more === 1 ? 'is' : 'are'} not listed.` : '.'];
  if (!more_parties) return [pairs, ` among all ${counted(parties.length, 'party', 'parties')}.`];
  return [
    pairs,
    ` among the ${counted(parties.length, 'party', 'parties')} with most events, of ${count(parties.length + more_parties)}`,
    more ? `${rest} ${more === 1 ? 'has' : 'have'} a side that is not shown.` : '.',
  ];
}

export async function show({ params, signal }) {
  const q = asked(params);
  const as = WAYS[params.get('as')] ? params.get('as') : 'matrix';
  const way = WAYS[as];
  const size = SIZES.includes(Number(params.get('top'))) ? Number(params.get('top')) : SIZE;
  const box = [
    queryBox({
      action: '/network',
      q: params.get('q') ?? '',
      keep: kept(params, 'q'),
      label: 'Events to count',
      button: 'Show',
    }),
    filters('/network', FIELDS, params, kept(params, 'since', 'until', 'type')),
  ];
  let found;
  try {
    found = await get('/network.json', { q, ...(as === 'list' ? { limit: EDGES } : { parties: size }) }, signal);
  } catch (error) {
    if (error.status !== 400) throw error;
    return { title: 'Who to whom', node: h('div', null, box, queryError(q, error)) };
  }
  const { edges } = found;
  const order = byTies((found.parties ?? []).map((p) => p.party), edges);
  const drawn = edges.length ? way.draw(edges, order, params) : null;
  const node = h(
    'div',
    null,
    box,
    drawn
      ? [tools(params, as, size, way.legend()), h('p', { class: 'summary', role: 'status' }, summary(found)), drawn.node]
      : empty('No event of this query has two sides.', h('a', { href: '/network' }, 'Take all events')),
    h('section', { class: 'panel' }, h('h2', null, 'Two of them'), dyadForm()),
  );
  return {
    title: 'Who to whom',
    lead: h('p', null, way.lead),
    node,
    query: q,
    shown: drawn?.shown,
    dispose: drawn?.dispose,
    data: [
      ['Pairs, JSON', address('/network.json', { q })],
      ['Pairs, CSV', address('/network.csv', { q })],
      ...queryExports(q).slice(0, 2),
    ],
  };
}
