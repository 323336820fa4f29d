// One event in full: who, what, to whom, when, where, how much, who says so, by which rule, how sure, and its links.

import { h, said } from '../dom.js';
import { sides, actorList } from './actors.js';
import { typeMark, doubts } from './marks.js';
import { dateText, money, count, partyName, score, share } from '../format.js';
import { contextName, quadOf, LINKS, TYPES } from '../words.js';
import { segment } from '../api.js';
import { sentenceTree } from './sentencetree.js';

const line = (name, ...value) =>
  value.flat(3).some((v) => v !== null && v !== undefined && v !== false)
    ? [h('dt', null, name), h('dd', null, value)]
    : null;

const HOW_DATE = {
  document: "the text's own news",
  explicit: 'said',
  relative: 'counted from the day of the text',
  anaphoric: 'counted from a day named before',
  'main clause': 'from the main clause',
  'same event': 'from where the event is told, too',
  unresolved: 'not resolved',
};

const DECIDED = {
  operator: 'changed by a word around it: “plans to”, “denied that”',
  classifier: 'decided by a classifier, as no rule knew the words',
};

function attribution(list) {
  if (!list?.length) return 'the author';
  return list.map((a, i) => [
    i ? ', as told by ' : null,
    said(a.name ?? partyName(a.code)),
    a.code && a.name ? h('small', null, ` ${partyName(a.code)}`) : null,
    a.verb ? h('span', { class: 'quiet' }, ` (“${a.verb}”)`) : null,
    a.to ? [' to ', said(a.to.name)] : null,
    a.through ? [' through ', said(a.through.name)] : null,
  ]);
}

/** What the words have not said themselves: "missile" beside "missiles" is nothing new. */
const saysMore = (word, words) => (word && !words.toLowerCase().includes(word.toLowerCase()) ? word : null);

function amounts(event) {
  const sums = (event.amounts ?? []).map((a) =>
    h(
      'li',
      null,
      said(a.text),
      a.kind === 'money' && typeof a.value === 'number' ? h('small', null, ` ${money(a.value, a.unit)}`) : null,
    ),
  );
  const items = (event.items ?? []).map((i) =>
    h(
      'li',
      null,
      said(i.text),
      h(
        'small',
        null,
        ` ${[saysMore(i.category, i.text), saysMore(i.designation, i.text)].filter(Boolean).join(', ')}`,
      ),
    ),
  );
  const toll = (event.casualties ?? []).map((c) =>
    h(
      'li',
      null,
      said(c.text),
      h('small', null, ` ${c.kind}${typeof c.low === 'number' ? `, at least ${count(c.low)}` : ''}`),
    ),
  );
  const all = [...sums, ...items, ...toll];
  return all.length ? h('ul', { class: 'plain' }, all) : null;
}

function otherEnd(id, own, coded, choose, words) {
  if (id === own) return 'this event';
  const other = (coded.events ?? []).find((e) => e.id === id);
  if (!other) return said(words ?? 'something that is coded as no event');
  return choose
    ? h(
        'button',
        { type: 'button', class: 'link', onclick: () => choose(id) },
        `${other.type} “${other.trigger?.text ?? ''}”`,
      )
    : h('a', { href: `/event/${segment(id)}` }, `${other.type} “${other.trigger?.text ?? ''}”`);
}

function links(event, coded, choose) {
  const own = (coded.links ?? []).filter((l) => l.from === event.id || l.to === event.id);
  if (!own.length) return null;
  return h(
    'ul',
    { class: 'plain' },
    own.map((l) =>
      h(
        'li',
        null,
        otherEnd(l.to, event.id, coded, choose),
        ' ',
        h('strong', null, LINKS[l.kind] ?? l.kind),
        ' ',
        otherEnd(l.from, event.id, coded, choose, l.from_text),
        l.words ? h('span', { class: 'quiet' }, ' (', said(l.words), ')') : null,
        h('small', null, ` ${share(l.confidence)}`),
      ),
    ),
  );
}

/** The rule that coded an event; what a classifier decided has a name, but no rule to be read. */
const ruleLink = ({ rule, decided_by: by }) => {
  if (!rule) return 'none';
  return by === 'classifier' ? said(rule) : h('a', { href: `/rule/${segment(rule)}` }, said(rule));
};

/**
 * @param {object} event record of doc/output.md
 * @param {{events?: object[], links?: object[]}} coded where its links and their other ends are found
 * @param {{number?: number, permalinks?: boolean, tree?: boolean, choose?: (id: string) => void, foot?: (event: object) => Node}} options
 *   `tree`: that of its sentence can be asked for; its spans then count UTF-16 units; `foot`: what stands below its facts
 */
export function eventCard(event, coded, { number, permalinks, tree, choose, foot } = {}) {
  const told = doubts(event);
  const { date, place } = event;
  return h(
    'section',
    {
      class: `event-card q-edge-${quadOf(event.quad).key}`,
      tabindex: '-1',
      'aria-label': number ? `Event ${number}` : 'Event',
    },
    choose
      ? h(
          'button',
          { type: 'button', class: 'close', 'aria-label': 'Let go of this event', onclick: () => choose(null) },
          '×',
        )
      : null,
    h(
      'p',
      { class: 'event-head' },
      number ? h('span', { class: 'walk-number' }, number) : null,
      ' ',
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
      'dl',
      { class: 'facts' },
      line('Who', actorNames(event.actors)),
      line(
        'What',
        event.trigger ? ['“', h('mark', null, said(event.trigger.text)), '”'] : null,
        h('span', { class: 'quiet' }, ` ${event.type}: who ${TYPES[event.type]?.[1] ?? 'does something'}`),
      ),
      line('About', event.topic ? said(event.topic.text) : null),
      line('To whom', actorNames(event.recipients)),
      line(
        'When',
        date
          ? [
              h('time', null, dateText(date.value)),
              h('span', { class: 'quiet' }, ` ${HOW_DATE[date.how] ?? date.how ?? ''}`),
            ]
          : 'not said',
      ),
      line(
        'Where',
        place
          ? [
              said(place.name),
              place.country
                ? h(
                    'span',
                    { class: 'quiet' },
                    ` ${[place.admin, partyName(place.country)].filter(Boolean).join(', ')}`,
                  )
                : null,
            ]
          : 'not said',
      ),
      line('How much', amounts(event)),
      line('Who says so', attribution(event.attribution)),
      line(
        'Status',
        [
          event.status,
          event.polarity === 'negated' ? 'negated' : null,
          event.claim,
          event.background ? 'background' : null,
        ]
          .filter(Boolean)
          .join(', '),
      ),
      line('Class', `${quadOf(event.quad).label}, score ${score(event.score)}, CAMEO ${event.cameo ?? '–'}`),
      line(
        'Contexts',
        event.contexts?.length ? event.contexts.map(contextName).join(', ') : null,
      ),
      line('Rule', ruleLink(event), h('span', { class: 'quiet' }, ` ${DECIDED[event.decided_by] ?? ''}`)),
      line('Confidence', share(event.confidence)),
      line('Links', links(event, coded, choose)),
    ),
    tree ? sentenceTree(event) : null,
    foot?.(event),
    permalinks
      ? h(
          'p',
          null,
          h('a', { href: `/event/${segment(event.id)}` }, 'This event alone, its causes and its other tellings'),
        )
      : null,
  );
}

function actorNames(actors) {
  if (!actors?.length) return 'nobody named';
  const names = [...new Set(actors.map((a) => a.name).filter(Boolean))];
  return [
    actorList(actors),
    h(
      'span',
      { class: 'quiet' },
      names.length ? [' as written: ', names.map((n, i) => [i ? ', ' : null, '“', said(n), '”'])] : ' not named; concluded from the words around',
    ),
  ];
}
