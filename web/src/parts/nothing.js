// What can be asked instead of a query that finds nothing.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { withParams } from '../router.js';
import { empty } from './states.js';
import { easier, wordCount } from '../querylanguage.js';
import { counted } from '../format.js';

/** One of them, with how many events it finds as soon as that is known; what finds none goes. */
function offer([words, q], signal) {
  const found = h('span', { class: 'quiet' });
  const item = h('li', null, `${words}: `, h('a', { href: withParams({ q, after: null }) }, h('bdi', null, q || 'all events')), found);
  get('/groups.json', { q }, signal)
    .then(({ groups }) => {
      const n = groups[0]?.events ?? 0;
      if (n) fill(found, ` – ${counted(n, 'event')}`);
      else item.remove();
    })
    .catch(() => item.remove()); // it cannot be asked so
  return item;
}

/** Other queries as a list; null: none. */
export function otherQueries(q, signal) {
  const others = easier(q);
  return others.length ? h('ul', { class: 'plain others' }, others.map((one) => offer(one, signal))) : null;
}

export function nothing(q, signal) {
  const several = wordCount(q) > 1;
  return h(
    'div',
    null,
    empty(
      'No event is found.',
      several ? 'All words must stand in one sentence, as they are written. ' : null,
      /:[^\s"()]+\s+\w/.test(q) ? 'A name or value with a blank needs quotes: source:"South Korea". ' : null,
      'Only what is said to have happened is searched unless the query says otherwise.',
    ),
    otherQueries(q, signal),
    /happened:|status:|polarity:|claim:/.test(q)
      ? null
      : h('ul', { class: 'plain others' }, offer(['Plans, denials and doubts, too', `${q} happened:any`.trim()], signal)),
  );
}
