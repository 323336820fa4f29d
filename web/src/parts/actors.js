// Who acts: countries by name, with the sector that speaks or acts; as written in the text on request.

import { h, said } from '../dom.js';
import { codeWords } from '../format.js';

/** One side's name: "China (government)". `actor` has code and name as written. */
export function actorName(actor) {
  const [country, sectors] = codeWords(actor.code);
  const title = [actor.code, actor.name && `as written: ${actor.name.slice(0, 200)}`].filter(Boolean).join(', ');
  if (!country) return h('span', { class: 'actor', title }, said(actor.name ?? sectors));
  return h('span', { class: 'actor', title }, country, sectors ? [' ', h('small', null, sectors)] : null);
}

/** Several, each once. */
export function actorList(actors) {
  if (!actors?.length) return h('span', { class: 'nobody' }, 'nobody named');
  const seen = new Set();
  const own = actors.filter((a) => !seen.has(a.code ?? a.name) && seen.add(a.code ?? a.name));
  return h(
    'span',
    null,
    own.map((a, i) => [i > 0 ? ', ' : null, actorName(a)]),
  );
}

const key = (actors) =>
  (actors ?? [])
    .map((a) => a.code)
    .sort()
    .join();

/** Who to whom; those who act upon one another stand once. */
export function sides(actors, recipients) {
  if (actors?.length > 1 && key(actors) === key(recipients)) return h('span', { class: 'sides' }, actorList(actors));
  return h(
    'span',
    { class: 'sides' },
    actorList(actors),
    h('span', { class: 'arrow', 'aria-label': ' to ' }, ' → '),
    recipients?.length ? actorList(recipients) : h('span', { class: 'nobody' }, 'nobody named'),
  );
}
