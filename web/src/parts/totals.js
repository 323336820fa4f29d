// Totals of transfers as bars: how many, and what they are worth in each currency.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { bars } from './bars.js';
import { problem } from './states.js';
import { go, withParams } from '../router.js';
import { count, money, partyName } from '../format.js';
import { STAGES } from '../words.js';

const WAYS = [
  ['year', 'year', (k) => k],
  ['recipient', 'recipient', partyName],
  ['supplier', 'supplier', partyName],
  ['category', 'category of items', (k) => k],
  ['stage', 'stage', (k) => k],
  ['kind', 'kind', (k) => k],
];
const SHOWN = 12;

/** "USD 13 billion approved, 2 billion delivered; EUR 4 million approved": no sum of two stages. */
function sums(amounts, by) {
  const units = new Map();
  for (const a of amounts ?? []) units.set(a.unit, [...(units.get(a.unit) ?? []), a]);
  const told = (list) =>
    list.map((a, i) => `${money(a.value, i ? '' : a.unit)}${by === 'stage' || !a.stage ? '' : ` ${a.stage}`}`).join(', ');
  return [...units.values()]
    .sort((x, y) => weight(y) - weight(x))
    .map(told)
    .join('; ');
}

const weight = (list) => list.reduce((n, a) => n + a.transfers, 0);

function ordered(by, groups) {
  if (by === 'stage') return [...groups].sort((a, b) => STAGES.indexOf(a.key) - STAGES.indexOf(b.key));
  return groups;
}

function chart(by, words, groups) {
  const label = WAYS.find(([w]) => w === by)[2];
  const rows = ordered(by, groups).map((g) => ({
    label: g.key ? label(g.key) : 'not said',
    value: g.transfers,
    note: sums(g.amounts, by),
  }));
  const first = by === 'year' ? rows.slice(-SHOWN) : rows.slice(0, SHOWN);
  const rest = by === 'year' ? rows.slice(0, -SHOWN) : rows.slice(SHOWN);
  return [
    bars({ caption: `Transfers by ${words}`, hideCaption: true, rows: first, unit: 'Transfers', extra: 'Value' }),
    rest.length
      ? h(
          'details',
          null,
          h('summary', null, `${rest.length} more`),
          bars({
            caption: `More transfers by ${words}`,
            hideCaption: true,
            rows: rest,
            unit: 'Transfers',
            extra: 'Value',
          }),
        )
      : null,
  ];
}

const warning = () =>
  h(
    'p',
    { class: 'quiet' },
    'Bars count transfers. Sums are of one stage each and are not to be added: what a law grants, a government approves from it and a ship delivers is often the same money. Arms and aid stand together.',
  );

const inWholes = (parts) =>
  parts
    ? h('p', { class: 'quiet' }, parts === 1 ? '1 more is a part of another, in whose sum it is.' : `${count(parts)} more are parts of others, in whose sums they are.`)
    : null;

/** The box above the table of transfers; which totals it shows stands in the address as `totals`. */
export function totals(asked, signal, params) {
  const { after, ...filters } = asked;
  const body = h('div', { class: 'totals-body', role: 'status' });
  const links = h('nav', { class: 'choices', 'aria-label': 'Totals by' });
  const load = (by) => {
    const words = WAYS.find(([w]) => w === by)[1];
    fill(
      links,
      WAYS.map(([way, name]) =>
        h(
          'button',
          {
            type: 'button',
            id: `totals-${way}`,
            'aria-pressed': String(way === by),
            onclick: () => {
              go(withParams({ totals: way === 'year' ? null : way }), { replace: true, quiet: true });
              load(way);
              document.getElementById(`totals-${way}`)?.focus();
            },
          },
          name,
        ),
      ),
    );
    get('/totals.json', { ...filters, by }, signal)
      .then(({ groups, parts }) =>
        fill(
          body,
          groups.length ? [chart(by, words, groups), warning()] : h('p', { class: 'quiet' }, 'None.'),
          inWholes(parts),
        ),
      )
      .catch((error) => {
        if (error.name !== 'AbortError')
          fill(
            body,
            problem(error, () => load(by)),
          );
      });
  };
  const wanted = params.get('totals');
  load(WAYS.some(([w]) => w === wanted) ? wanted : 'year');
  return h(
    'section',
    { class: 'totals', 'aria-label': 'Totals' },
    h('div', { class: 'tools' }, h('h2', null, 'Totals by'), links),
    body,
  );
}
