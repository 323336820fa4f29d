// Channels of dialogue: which talks are open or broken off, since when, why, and what would bring them back.

import { h, said } from '../dom.js';
import { TIME_FIELDS } from '../parts/filters.js';
import { ledgerView } from '../parts/ledgerview.js';
import { history, party, partyList, proof, reasons } from '../parts/ledgertext.js';
import { stateMark } from '../parts/marks.js';
import { count, dateText, partyName } from '../format.js';
import { CHANNEL_STATES } from '../words.js';
import { segment } from '../api.js';

const COLUMNS = [
  { label: 'Parties', head: true, cell: (r) => partyList(r.parties) },
  { label: 'Subject', cell: (r) => said(r.subject ?? 'not said') },
  { label: 'State', cell: (r) => stateMark(r.state) },
  { label: 'Since', cell: (r) => h('time', null, dateText(r.since)) },
  { label: 'By', cell: (r) => (r.by ? party(r.by) : '–') },
  { label: 'Sources', number: true, cell: (r) => count(r.sources) },
];

function rounds(list) {
  if (!list?.length) return null;
  return h(
    'section',
    null,
    h('h2', { class: 'minor' }, 'Rounds'),
    h(
      'ul',
      { class: 'plain' },
      list.map((r) =>
        h(
          'li',
          null,
          h('time', null, dateText(r.date)),
          ' ',
          r.place ? ['in ', said(r.place), ' '] : null,
          r.level ? ['at the level of ', said(r.level.toLowerCase()), ' '] : null,
          r.heads?.length ? ['led by ', said(r.heads.map((x) => x.name ?? x).join(', ')), ' '] : null,
          r.event ? h('a', { href: `/event/${segment(r.event)}` }, 'its sentence') : null,
        ),
      ),
    ),
  );
}

function unfold(r) {
  const [a, b] = (r.parties ?? []).map((p) => p.country ?? p.code);
  return h(
    'div',
    { class: 'unfolded' },
    h(
      'p',
      null,
      stateMark(r.state),
      ' since ',
      h('time', null, dateText(r.since)),
      r.by ? [' by ', party(r.by)] : null,
      a && b ? [' · ', h('a', { href: `/dyad/${segment(a)}/${segment(b)}` }, 'all between the two')] : null,
    ),
    reasons('Because', r.reasons),
    reasons('It would reopen if', r.reopen_if),
    rounds(r.rounds),
    history(r.history),
    proof(r),
  );
}

export const show = (ctx) =>
  ledgerView(
    {
      path: '/channels',
      title: 'Channels of dialogue',
      one: 'channel',
      unfold,
      columns: COLUMNS,
      lead: 'Talks, hotlines and treaties: their state as the texts tell it, and how it came about.',
      none: 'No channel is known yet. Channels are read from texts about talks, hotlines and treaties.',
      name: (r) => `${(r.parties ?? []).map((p) => partyName(p.code)).join(' and ')}: ${r.subject ?? ''}`,
      fields: [
        { name: 'from', label: 'Party', kind: 'actor' },
        { name: 'to', label: 'and party', kind: 'actor' },
        { name: 'stage', label: 'State', kind: 'choice', values: CHANNEL_STATES },
        { name: 'subject', label: 'Subject', kind: 'text', hint: 'arms control' },
        ...TIME_FIELDS,
      ],
    },
    ctx,
  );
