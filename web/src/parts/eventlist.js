// Events as a list: when, what, who to whom, the sentence, who says so.

import { h, said } from '../dom.js';
import { sides } from './actors.js';
import { typeMark, doubts } from './marks.js';
import { dateText, partyName, share } from '../format.js';
import { segment } from '../api.js';

const DAY = 'YYYY-MM-DD'.length;

/** A sentence with its trigger marked where it first stands. */
export function sentence(text, trigger) {
  const at = trigger ? (text ?? '').indexOf(trigger) : -1;
  if (at < 0) return said(text, { class: 'sentence' });
  return h('bdi', { class: 'sentence' }, text.slice(0, at), h('mark', null, trigger), text.slice(at + trigger.length));
}

/** Where an event stands in its article. */
export const eventAddress = (document, event) => `/article/${segment(document)}?event=${encodeURIComponent(event)}`;

function foot(event) {
  const parts = [
    event.says
      ? h('span', null, 'says ', said(/^[A-Z]{3,}$/.test(event.says) ? partyName(event.says) : event.says))
      : null,
    event.place_name ? h('span', null, said(event.place_name)) : null,
    event.outlet ? said(event.outlet) : null,
    event.published && event.published.slice(0, DAY) !== event.date
      ? h('span', null, 'published ', h('time', { datetime: event.published }, event.published.slice(0, DAY)))
      : null,
    h('span', { title: 'how likely a careful coder writes this event down' }, `sure to ${share(event.confidence)}`),
  ];
  return h(
    'p',
    { class: 'event-foot' },
    parts.filter(Boolean).map((p, i) => [i ? ' · ' : null, p]),
  );
}

function item(event) {
  const told = doubts(event);
  return h(
    'li',
    { class: 'event' },
    h('div', { class: 'event-date' }, h('time', null, dateText(event.date))),
    h(
      'div',
      { class: 'event-body' },
      h(
        'p',
        { class: 'event-head' },
        typeMark(event),
        ' ',
        sides(event.actors, event.recipients),
        told.length
          ? h(
              'span',
              { class: 'doubts' },
              told.map((w) => h('span', { class: 'doubt' }, w)),
            )
          : null,
      ),
      h(
        'p',
        { class: 'event-text' },
        h('a', { href: eventAddress(event.document, event.id) }, sentence(event.text, event.trigger_text)),
      ),
      foot(event),
    ),
  );
}

export function eventList(events, label) {
  return h('ol', { class: 'events', 'aria-label': label ?? 'Events' }, events.map(item));
}
