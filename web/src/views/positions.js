// Positions: who supports, opposes, demands, rejects or blames what.

import { h, said } from '../dom.js';
import { PARTY_FIELDS, TIME_FIELDS } from '../parts/filters.js';
import { ledgerView } from '../parts/ledgerview.js';
import { party, proof } from '../parts/ledgertext.js';
import { stateMark } from '../parts/marks.js';
import { dateText, partyName, share } from '../format.js';
import { STANCES } from '../words.js';

const COLUMNS = [
  { label: 'Who', head: true, cell: (r) => party(r.by) },
  { label: 'Stance', cell: (r) => stateMark(r.stance) },
  { label: 'Matter', cell: (r) => said(r.subject ?? 'not said') },
  { label: 'Put to', cell: (r) => (r.to ? party(r.to) : '–') },
  { label: 'Since', cell: (r) => h('time', null, dateText(r.since)) },
  { label: 'Confidence', number: true, cell: (r) => share(r.confidence) },
];

const unfold = (r) =>
  h(
    'div',
    { class: 'unfolded' },
    h('blockquote', { class: 'proof' }, h('p', null, said(r.words))),
    r.to ? h('p', null, 'Put to ', party(r.to)) : null,
    proof(r),
  );

export const show = (ctx) =>
  ledgerView(
    {
      path: '/positions',
      title: 'Positions',
      one: 'position',
      unfold,
      columns: COLUMNS,
      lead: 'Stances of states and bodies on a matter, with the words that tell them, where it is sure enough that they have it.',
      none: 'No position is known yet.',
      name: (r) => `${partyName(r.by?.code)} ${r.stance}: ${r.subject ?? ''}`,
      fields: [
        { ...PARTY_FIELDS[0], label: 'Who' },
        { ...PARTY_FIELDS[1], label: 'Put to' },
        { name: 'stage', label: 'Stance', kind: 'choice', values: STANCES },
        { name: 'subject', label: 'Matter', kind: 'text', hint: 'ceasefire' },
        ...TIME_FIELDS,
      ],
    },
    ctx,
  );
