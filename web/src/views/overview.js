// What is there: counts, what is newest, who deals with whom, what has changed of the state.

import { h, said } from '../dom.js';
import { get, segment } from '../api.js';
import { eventList } from '../parts/eventlist.js';
import { quadLegend, stateMark } from '../parts/marks.js';
import { dyadForm } from '../parts/dyadform.js';
import { queryBox } from '../parts/querybox.js';
import { countTable } from '../parts/counttable.js';
import { itemsText, partyText, valueText } from '../parts/ledgertext.js';
import { twin } from '../parts/exports.js';
import { empty } from '../parts/states.js';
import { count, counted, dateText, partyName } from '../format.js';

function figure(n, words, href) {
  const inner = [h('span', { class: 'figure-n' }, count(n)), h('span', { class: 'figure-words' }, words)];
  return h('li', null, href ? h('a', { href }, inner) : h('div', { class: 'figure-plain' }, inner));
}

function figures(o) {
  return h(
    'ul',
    { class: 'figures' },
    figure(o.happened, 'events that happened', '/search'),
    figure(o.documents, 'texts'),
    figure(o.state.channels, 'channels of dialogue', '/channels'),
    figure(o.state.transfers, 'transfers of arms and aid', '/transfers'),
    figure(o.state.redlines, 'red lines and warnings', '/redlines'),
    figure(o.state.positions, 'positions', '/positions'),
  );
}

const dyads = (list) =>
  countTable('Dyads with most events', 'Who to whom', list, (d) =>
    h(
      'a',
      { href: `/dyad/${segment(d.source)}/${segment(d.target)}?from=${encodeURIComponent(d.source)}` },
      `${partyName(d.source)} → ${partyName(d.target)}`,
    ),
  );

const feed = (rows) => h('ul', { class: 'feed' }, rows);

const channel = (c) =>
  h(
    'li',
    null,
    h('time', null, dateText(c.date)),
    ' ',
    stateMark(c.state),
    ' ',
    h(
      'a',
      { href: `/channels?id=${encodeURIComponent(c.channel)}` },
      (c.parties ?? []).map((code, i) => partyText({ code, name: c.names?.[i] })).join(' – '),
      c.subject ? [': ', said(c.subject)] : null,
    ),
  );

const transfer = (t) =>
  h(
    'li',
    null,
    h('time', null, dateText(t.since)),
    ' ',
    stateMark(t.stage),
    ' ',
    h(
      'a',
      { href: `/transfers?id=${encodeURIComponent(t.id)}` },
      `${partyText(t.supplier)} → ${partyText(t.recipient)}`,
    ),
    ' ',
    said(itemsText(t, 2)),
    t.value ? h('span', { class: 'quiet' }, ` ${valueText(t.value)}`) : null,
  );

const redline = (r) =>
  h(
    'li',
    null,
    h('time', null, dateText(r.since)),
    ' ',
    stateMark(r.strength),
    ' ',
    h(
      'a',
      { href: `/redlines?id=${encodeURIComponent(r.id)}` },
      `${partyText(r.by)}${r.to ? ` to ${partyText(r.to)}` : ''}`,
    ),
    ' ',
    said(r.subject ?? ''),
    r.crossings?.length
      ? h(
          'span',
          { class: 'doubt' },
          counted(r.crossings.length, 'claim that it was crossed', 'claims that it was crossed'),
        )
      : null,
  );

function panel(title, href, body) {
  return h('section', { class: 'panel' }, h('h2', null, href ? h('a', { href }, title) : title), body);
}

function problems(list) {
  if (!list?.length) return null;
  return h(
    'p',
    { class: 'quiet' },
    'Doubts about the input: ',
    list.map((p, i) => [i ? ', ' : null, `${p.code} ${count(p.records)}`]),
    '.',
  );
}

const none = (what) => h('p', { class: 'quiet' }, what);

export async function show({ signal }) {
  const o = await get('/overview.json', {}, signal);
  if (!o.documents) {
    return {
      title: 'demarche',
      heading: 'Nothing is here yet',
      node: empty(
        'The database has no texts.',
        'Fill it with “demarche code --db DB FILE...”, or ',
        h('a', { href: '/try' }, 'paste a text'),
        ' to see how it is coded.',
      ),
      data: twin('/overview'),
      query: '',
    };
  }
  const node = h(
    'div',
    null,
    queryBox({ action: '/search', q: '', label: 'Ask for events' }),
    figures(o),
    h(
      'div',
      { class: 'columns' },
      h(
        'div',
        null,
        panel('Newest events', '/search', [quadLegend(), eventList(o.newest, 'Newest events')]),
        panel(
          'Red lines and warnings',
          '/redlines',
          o.redlines.length ? feed(o.redlines.map(redline)) : none('None yet.'),
        ),
      ),
      h(
        'div',
        null,
        panel('Who deals with whom', '/network', [
          h(
            'p',
            { class: 'quiet' },
            o.dyads_since
              ? ['Most events from ', h('time', null, o.dyads_since), ' to ', h('time', null, o.last), ', the day of the last text. ']
              : 'Most events of all. ',
            'Score: their mean, from −10 (conflict) to +10 (cooperation).',
          ),
          o.dyads.length ? dyads(o.dyads) : none('None.'),
          dyadForm(),
        ]),
        panel(
          'Channels that changed',
          '/channels',
          o.channel_changes.length ? feed(o.channel_changes.map(channel)) : none('None yet.'),
        ),
        panel(
          'Transfers of arms and aid',
          '/transfers',
          o.transfers.length ? feed(o.transfers.map(transfer)) : none('None yet.'),
        ),
        o.largest.length
          ? panel('Largest transfers', null, [
              h(
                'p',
                { class: 'quiet' },
                o.largest_since
                  ? ['Dated after ', h('time', null, o.largest_since), ', by sum; ']
                  : 'Of all time, by sum; ',
                'nothing is converted: other currencies stand below.',
              ),
              feed(o.largest.map(transfer)),
            ])
          : null,
      ),
    ),
    problems(o.problems),
  );
  return {
    title: 'demarche',
    heading: 'Who did what to whom',
    lead: h(
      'p',
      null,
      `${counted(o.events, 'event')} of ${counted(o.documents, 'text')}`,
      o.events > o.happened ? ` (${count(o.happened)} happened; others are planned, demanded, denied or in doubt)` : '',
      ', ',
      h('time', null, o.first),
      ' to ',
      h('time', null, o.last),
      '.',
    ),
    node,
    data: twin('/overview'),
    query: '',
  };
}
