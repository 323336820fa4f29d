// Small marks that are the same everywhere: quad class, type, state, status.

import { h } from '../dom.js';
import { QUADS, quadOf, TYPES, mood } from '../words.js';

/** A patch of the colour of a quad class, for the eye only. */
export const patch = (quad) => h('span', { class: `patch q-${quadOf(quad).key}`, 'aria-hidden': 'true' });

/** PLOVER type and mode with the colour of their class. */
export function typeMark(event) {
  const [, meaning] = TYPES[event.type] ?? [0, ''];
  const title = [meaning, quadOf(event.quad).label].filter(Boolean).join(' – ');
  return h(
    'span',
    { class: 'type', title },
    patch(event.quad),
    event.type,
    event.mode ? h('span', { class: 'mode' }, ` ${event.mode}`) : null,
  );
}

/** What the colours mean. */
export function quadLegend() {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Colours' },
    QUADS.map((q) => h('li', null, patch(q.quad), q.label)),
  );
}

/** A state or stage: its word, with a mark of its mood. */
export const stateMark = (state) => h('span', { class: `state is-${mood(state)}` }, state ?? 'not said');

/** What keeps an event from being a plain report of what happened. */
export function doubts(event) {
  const out = [];
  if (event.polarity === 'negated') out.push('said not to be so');
  if (event.claim === 'denied') out.push('denied');
  if (event.claim === 'alleged') out.push('alleged');
  if (event.status !== 'happened') out.push(event.status);
  if (event.background) out.push('background');
  return out;
}
