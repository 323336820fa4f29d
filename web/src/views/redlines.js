// Red lines and warnings: who drew them for whom, and who says that they were crossed.

import { h, said } from '../dom.js';
import { PARTY_FIELDS, TIME_FIELDS } from '../parts/filters.js';
import { ledgerView } from '../parts/ledgerview.js';
import { party, proof, reasons } from '../parts/ledgertext.js';
import { stateMark } from '../parts/marks.js';
import { count, dateText, partyName } from '../format.js';
import { STRENGTHS } from '../words.js';

const COLUMNS = [
  { label: 'By', head: true, cell: (r) => party(r.by) },
  { label: 'To', cell: (r) => (r.to ? party(r.to) : '–') },
  { label: 'About', cell: (r) => said(r.subject ?? 'not said') },
  { label: 'Strength', cell: (r) => stateMark(r.strength) },
  { label: 'Since', cell: (r) => h('time', null, dateText(r.since)) },
  { label: 'Said to be crossed', number: true, cell: (r) => count(r.crossings?.length ?? 0) },
  { label: 'Sources', number: true, cell: (r) => count(r.sources) },
];

const unfold = (r) =>
  h(
    'div',
    { class: 'unfolded' },
    h(
      'blockquote',
      { class: 'proof' },
      h('p', null, said(r.words)),
      r.voiced_by ? h('footer', null, 'voiced by ', said(r.voiced_by?.name ?? r.voiced_by)) : null,
    ),
    h(
      'p',
      null,
      party(r.by),
      ' to ',
      r.to ? party(r.to) : 'nobody named',
      ', since ',
      h('time', null, dateText(r.since)),
    ),
    reasons('Said to be crossed', r.crossings),
    reasons('Later deeds, to be judged', r.proposed),
    proof(r),
  );

export const show = (ctx) =>
  ledgerView(
    {
      path: '/redlines',
      title: 'Red lines and warnings',
      one: 'line',
      unfold,
      columns: COLUMNS,
      lead: 'What somebody told another not to do. A crossing is a claim, by whoever makes it.',
      none: 'No red line is known yet.',
      name: (r) => `${partyName(r.by?.code)}: ${r.subject ?? ''}`,
      fields: [
        { ...PARTY_FIELDS[0], label: 'By' },
        PARTY_FIELDS[1],
        { name: 'stage', label: 'Strength', kind: 'choice', values: STRENGTHS },
        { name: 'subject', label: 'About', kind: 'text', hint: 'missiles' },
        ...TIME_FIELDS,
      ],
    },
    ctx,
  );
