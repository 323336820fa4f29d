// The rules that code, and how often each did here.

import { h, said } from '../dom.js';
import { get, segment } from '../api.js';
import { withParams } from '../router.js';
import { twin } from '../parts/exports.js';
import { table } from '../parts/table.js';
import { filters } from '../parts/filters.js';
import { empty } from '../parts/states.js';
import { patch } from '../parts/marks.js';
import { count, counted } from '../format.js';
import { TYPES, quadOf } from '../words.js';

const MOST = 200;
const COLUMNS = [
  { label: 'Rule', head: true, cell: (r) => h('a', { href: `/rule/${segment(r.name)}` }, said(r.name)) },
  {
    label: 'Type',
    cell: (r) => [patch(TYPES[r.type]?.[0]), r.type, r.mode ? h('span', { class: 'mode' }, ` ${r.mode}`) : null],
  },
  { label: 'CAMEO', number: true, cell: (r) => r.cameo ?? '–' },
  { label: 'Where', cell: (r) => said(r.file ? `${r.file}:${r.line}` : '–') },
  {
    label: 'Events here',
    number: true,
    cell: (r) =>
      r.hits ? h('a', { href: `/search?q=${encodeURIComponent(`rule:${r.name} happened:any`)}` }, count(r.hits)) : '0',
  },
];

function types() {
  return h(
    'details',
    { class: 'types' },
    h('summary', null, 'What the 16 types mean'),
    h(
      'table',
      null,
      h('caption', { class: 'hidden' }, 'Types of PLOVER'),
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          h('th', { scope: 'col' }, 'Type'),
          h('th', { scope: 'col' }, 'Somebody …'),
          h('th', { scope: 'col' }, 'Class'),
        ),
      ),
      h(
        'tbody',
        null,
        Object.entries(TYPES).map(([type, [quad, words]]) =>
          h(
            'tr',
            null,
            h('th', { scope: 'row' }, h('a', { href: `/search?q=type:${type}` }, type)),
            h('td', null, words),
            h('td', null, patch(quad), quadOf(quad).label),
          ),
        ),
      ),
    ),
  );
}

export async function show({ params, signal }) {
  const { rules } = await get('/codebook.json', {}, signal);
  const wanted = (params.get('rule') ?? '').toLowerCase();
  const type = params.get('type') ?? '';
  const used = params.get('used') ?? '';
  const found = rules
    .filter(
      (r) =>
        (!wanted || String(r.name).toLowerCase().includes(wanted)) &&
        (!type || r.type === type) &&
        (!used || (used === 'yes') === r.hits > 0),
    )
    .sort((a, b) => b.hits - a.hits || String(a.name).localeCompare(String(b.name)));
  const all = params.get('all') === 'yes';
  const rows = all ? found : found.slice(0, MOST);
  const node = h(
    'div',
    null,
    types(),
    filters(
      '/codebook',
      [
        { name: 'rule', label: 'Name', kind: 'text', hint: 'arms' },
        { name: 'type', label: 'Type', kind: 'choice', values: Object.keys(TYPES) },
        { name: 'used', label: 'Used here', kind: 'choice', values: ['yes', 'no'] },
      ],
      params,
    ),
    h(
      'p',
      { class: 'summary', role: 'status' },
      h('strong', null, counted(found.length, 'rule')),
      rows.length < found.length
        ? [`, the ${MOST} most used are shown. `, h('a', { href: withParams({ all: 'yes' }) }, 'Show all')]
        : null,
    ),
    rows.length
      ? table({ caption: 'Rules', hideCaption: true, columns: COLUMNS, rows })
      : empty('No rule fits.', h('a', { href: '/codebook' }, 'Show all rules')),
  );
  return {
    title: 'Codebook',
    lead: h(
      'p',
      null,
      'Each event is coded by a rule that a person wrote and can change. Here are those of this database, with the events that each has coded in it; a rule’s own page has its examples.',
    ),
    node,
    data: twin('/codebook'),
  };
}
