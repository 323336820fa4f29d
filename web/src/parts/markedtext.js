// The words of a text with the marks that lie over them. Choosing an event changes the marks of few stretches of it; only
// those are drawn anew, as a long text has hundreds.

import { h, fill } from '../dom.js';
import { quadOf } from '../words.js';
import { pieces, paragraphs, stretches } from './spans.js';
import { roleMarks } from './roles.js';

/** How much of the words goes to the next line together with a number before them: all, if they are short. */
const keptEnd = (words) => (words.length <= 16 ? words.length : (words.match(/^\S{1,16}/u)?.[0].length ?? 0));

const flag = (event, number, chosen) =>
  h(
    'button',
    {
      type: 'button',
      class: `flag q-${quadOf(event.quad).key}${event.id === chosen ? ' is-chosen' : ''}`,
      'data-event': event.id,
      'aria-label': `Event ${number}: ${event.type}`,
      tabindex: '-1',
    },
    number,
  );

/** A piece of the words; `flags`: numbers of the events that begin with it. */
function piece(words, marks, flags) {
  const end = flags.length ? keptEnd(words) : 0;
  const kept = (of) => (flags.length ? h('span', { class: 'kept' }, flags, of(words.slice(0, end))) : null);
  if (!marks.length) return [kept((first) => first), words.slice(end)];
  const classes = new Set(['seg', ...marks.map((m) => `on-${m.layer}`)]);
  const title = [...new Set(marks.map((m) => m.title).filter(Boolean))].join('; ');
  const event = marks.find((m) => m.layer === 'events');
  const marked = (some) =>
    some
      ? h(
          'span',
          {
            class: [...classes].join(' '),
            title: title || null,
            'data-event': event?.event ?? null,
            'data-quad': event ? quadOf(event.quad).key : null,
          },
          some,
        )
      : null;
  return [kept(marked), marked(words.slice(end))];
}

/** The events that begin at each place. */
function beginnings(events) {
  const out = new Map();
  for (const event of events) {
    const at = event.trigger?.span?.[0];
    if (at !== undefined) out.set(at, [...(out.get(at) ?? []), event]);
  }
  return out;
}

/**
 * @param {{text: string, title?: string, language?: string}} document
 * @param {object[]} marks those that lie over the text whatever is chosen (spans.js)
 * @param {Map<string, number>} numbers of the events by their ids
 * @returns {{node: Node, show: (event: object|null) => void}} `show` marks the roles of an event
 */
export function markedText(document, events, marks, numbers) {
  const text = document.text ?? '';
  const starts = beginnings(events);
  const titleEnd = document.title && text.startsWith(document.title) ? document.title.length : 0;
  const within = (list, [begin, end]) => list.filter((m) => m.begin < end && m.end > begin);
  const parts = [];
  const paragraph = ([begin, end]) =>
    h(
      'p',
      { class: begin < titleEnd ? 'text-title' : null, dir: 'auto', 'data-begin': begin },
      stretches(text, begin, end).map((span) => {
        parts.push({ span, marks: within(marks, span), roles: [], node: h('span', null) });
        return parts[parts.length - 1].node;
      }),
    );
  const node = h('div', { class: 'text', lang: document.language ?? 'en' }, paragraphs(text).map(paragraph));
  const draw = ({ span, marks: own, roles, node: into }, chosen) =>
    fill(
      into,
      pieces([...own, ...roles], ...span).map((p) =>
        piece(
          text.slice(p.begin, p.end),
          p.marks,
          (starts.get(p.begin) ?? []).map((event) => flag(event, numbers.get(event.id), chosen)),
        ),
      ),
    );
  for (const part of parts) draw(part, null);
  return {
    node,
    show: (event) => {
      const roles = event ? roleMarks(event) : [];
      for (const part of parts) {
        const now = within(roles, part.span);
        if (!now.length && !part.roles.length) continue;
        part.roles = now;
        draw(part, event?.id);
      }
    },
  };
}
