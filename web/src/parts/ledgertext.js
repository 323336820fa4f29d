// How the parts of a ledger's row are said.

import { h, said } from '../dom.js';
import { count, dateText, money, partyName, share } from '../format.js';
import { eventAddress } from './eventlist.js';
import { stateMark } from './marks.js';
import { segment } from '../api.js';
import { codeWords } from '../format.js';

/** A party in plain words: the country's name, else its name as written. */
export const partyText = (p) => (p?.code && !codeWords(p.code)[0] && p.name ? p.name : partyName(p?.code));

/** A party: the country's name, else its name as written. */
export function party(p) {
  if (!p) return h('span', { class: 'nobody' }, 'nobody named');
  const [country] = codeWords(p.code);
  return h(
    'span',
    { class: 'actor', title: p.code ?? '' },
    country
      ? [country, p.name && p.name !== country && p.code !== p.country ? [' ', h('small', null, said(p.name))] : null]
      : said(p.name ?? p.code),
  );
}

export const partyList = (list) => (list?.length ? list.map((p, i) => [i ? ', ' : null, party(p)]) : party(null));

/** "24 F-16 Block 70 aircraft, spare engines and 3 more". */
export function itemsText(transfer, most = 3) {
  const words = (transfer.items ?? []).map((i) =>
    [typeof i.quantity === 'number' && !/^\d/.test(i.text) ? count(i.quantity) : null, i.up_to ? 'up to' : null, i.text]
      .filter(Boolean)
      .join(' '),
  );
  const rest = words.length - most;
  return words.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

export function valueText(value) {
  if (!value) return '–';
  if (typeof value.value === 'number') return money(value.value, value.unit);
  return typeof value.low === 'number' ? `at least ${money(value.low, value.unit)}` : '–';
}

const told = (x) =>
  h(
    'small',
    null,
    ` ${x.texts} ${x.texts === 1 ? 'text' : 'texts'}, ${x.sources} ${x.sources === 1 ? 'source' : 'sources'}`,
  );

/** How a row came to its state, each step with the sentence that proves it. */
export function history(steps) {
  if (!steps?.length) return null;
  return h(
    'section',
    null,
    h('h2', { class: 'minor' }, 'History'),
    h(
      'ol',
      { class: 'history' },
      steps.map((s) =>
        h(
          'li',
          null,
          h('p', null, h('time', null, dateText(s.date)), ' ', stateMark(s.state ?? s.stage), told(s)),
          h(
            'p',
            { class: 'event-text' },
            s.document
              ? h(
                  'a',
                  { href: s.event ? eventAddress(s.document, s.event) : `/article/${segment(s.document)}` },
                  said(s.text),
                )
              : said(s.text),
          ),
        ),
      ),
    ),
  );
}

/** Reasons, terms, claims: `{text, event, by, confidence}`. */
export function reasons(title, list) {
  if (!list?.length) return null;
  return h(
    'section',
    null,
    h('h2', { class: 'minor' }, title),
    h(
      'ul',
      { class: 'plain' },
      list.map((r) =>
        h(
          'li',
          null,
          said(r.text),
          ' ',
          h(
            'small',
            null,
            [
              r.date ? dateText(r.date) : null,
              r.reason ?? null,
              r.by ? `so says ${r.by === 'author' ? 'the author' : partyName(r.by)}` : null,
              typeof r.confidence === 'number' ? share(r.confidence) : null,
            ]
              .filter(Boolean)
              .join(', '),
          ),
          r.event ? [' ', h('a', { href: `/event/${segment(r.event)}` }, 'its sentence')] : null,
        ),
      ),
    ),
  );
}

/** The events that prove a row, and how sure it is. */
export function proof(row) {
  const events = row.events ?? [];
  return h(
    'p',
    { class: 'quiet' },
    `Told by ${count(row.texts)} ${row.texts === 1 ? 'text' : 'texts'}, ${count(row.sources)} ${row.sources === 1 ? 'source' : 'sources'}. Confidence ${share(row.confidence)}. `,
    events.length
      ? [
          'Events that prove it: ',
          events.slice(0, 12).map((e, i) => [i ? ', ' : null, h('a', { href: `/event/${segment(e)}`, 'aria-label': `Event ${i + 1} that proves it` }, String(i + 1))]),
          events.length > 12 ? ` and ${events.length - 12} more` : null,
        ]
      : null,
  );
}
