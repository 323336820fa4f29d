// Transfers of arms and aid: who gives what to whom, worth how much, at which stage; totals above.

import { h, said } from '../dom.js';
import { PARTY_FIELDS, TIME_FIELDS } from '../parts/filters.js';
import { ledgerView } from '../parts/ledgerview.js';
import { history, itemsText, partyList, proof, valueText } from '../parts/ledgertext.js';
import { stateMark } from '../parts/marks.js';
import { totals } from '../parts/totals.js';
import { count, dateText, money, partyName } from '../format.js';
import { STAGES } from '../words.js';

const COLUMNS = [
  {
    label: 'From and to',
    head: true,
    cell: (r) => [
      partyList(r.suppliers),
      h('span', { class: 'arrow', 'aria-label': ' to ' }, ' → '),
      partyList(r.recipients),
    ],
  },
  { label: 'What', cell: (r) => said(itemsText(r) || r.kind || 'not said') },
  { label: 'Value', number: true, cell: (r) => valueText(r.value) },
  { label: 'Stage', cell: (r) => stateMark(r.stage) },
  { label: 'Since', cell: (r) => h('time', null, dateText(r.since)) },
  { label: 'Kind', cell: (r) => r.kind ?? '–' },
  { label: 'Sources', number: true, cell: (r) => count(r.sources) },
];

function items(list) {
  if (!list?.length) return null;
  return h(
    'section',
    null,
    h('h2', { class: 'minor' }, 'Items'),
    h(
      'ul',
      { class: 'plain' },
      list.map((i) =>
        h(
          'li',
          null,
          typeof i.quantity === 'number' ? `${i.up_to ? 'up to ' : ''}${count(i.quantity)} ` : null,
          said(i.text),
          h(
            'small',
            null,
            ` ${[i.category, i.designation && i.designation !== i.text ? i.designation : null, i.additional ? 'additional' : null].filter(Boolean).join(', ')}`,
          ),
        ),
      ),
    ),
  );
}

function values(value) {
  if (!value?.values?.length) return null;
  return h(
    'section',
    null,
    h('h2', { class: 'minor' }, 'Value, as texts give it'),
    h(
      'ul',
      { class: 'plain' },
      value.values.map((v) =>
        h(
          'li',
          null,
          money(v.value, v.unit),
          h(
            'small',
            null,
            ` ${v.official ? 'official, ' : ''}${v.texts} ${v.texts === 1 ? 'text' : 'texts'}, ${v.sources} ${v.sources === 1 ? 'source' : 'sources'}`,
          ),
        ),
      ),
    ),
  );
}

function unfold(r) {
  const facts = [
    r.kind,
    valueText(r.value) === '–' ? null : valueText(r.value),
    r.basis && `under ${r.basis}`,
    r.number && `number ${r.number}`,
    r.makers?.length && `made by ${r.makers.join(', ')}`,
    typeof r.whole_value === 'number' && `part of ${money(r.whole_value, r.value?.unit)}`,
  ].filter(Boolean);
  return h(
    'div',
    { class: 'unfolded' },
    h(
      'p',
      null,
      stateMark(r.stage),
      ' since ',
      h('time', null, dateText(r.since)),
      facts.length ? [' · ', said(facts.join(', '))] : null,
      r.part_of
        ? [' · ', h('a', { href: `/transfers?id=${encodeURIComponent(r.part_of)}` }, 'part of another')]
        : null,
    ),
    items(r.items),
    values(r.value),
    history(r.history),
    proof(r),
  );
}

export const show = (ctx) =>
  ledgerView(
    {
      path: '/transfers',
      title: 'Transfers of arms and aid',
      one: 'transfer',
      unfold,
      columns: COLUMNS,
      above: totals,
      lead: 'Sales, grants and loans of arms and aid, each at the stage that texts report. Parts are not added to their whole, nor one currency to another.',
      none: 'No transfer is known yet. Transfers are read from texts about arms sales, grants and aid.',
      name: (r) => `${partyName(r.supplier?.code)} to ${partyName(r.recipient?.code)}, ${itemsText(r, 1)}`,
      fields: [
        { ...PARTY_FIELDS[0], label: 'Supplier' },
        { ...PARTY_FIELDS[1], label: 'Recipient' },
        { name: 'stage', label: 'Stage', kind: 'choice', values: STAGES },
        { name: 'subject', label: 'What', kind: 'text', hint: 'drones' },
        ...TIME_FIELDS,
      ],
    },
    ctx,
  );
