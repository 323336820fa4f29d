// What the events of a query have in common: counts by type, year, sides and so on; a click narrows the query.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { withParams } from '../router.js';
import { hasTerm, quoted, withTerm, withoutTerm } from '../querylanguage.js';
import { count, partyName } from '../format.js';
import { countryName } from '../countries.js';
import { TYPES } from '../words.js';
import { patch } from './marks.js';

const SHOWN = 7;
const FETCHED = 40;
const YEARS = 1000; // all that there are: they come in their order, the oldest first
const FACETS = [
  { by: 'type', label: 'Type', term: (k) => `type:${k}`, words: (k) => [patch(TYPES[k]?.[0]), k], none: 'no type' },
  { by: 'year', label: 'Year', term: (k) => `date:${k}`, words: (k) => k, none: 'no date', newest: true },
  { by: 'source', label: 'Who acts', term: (k) => `source:${quoted(k)}`, words: partyName, none: 'nobody named' },
  { by: 'target', label: 'Whom', term: (k) => `target:${quoted(k)}`, words: partyName, none: 'nobody named' },
  {
    by: 'country',
    label: 'Country of the place',
    term: (k) => `country:${quoted(k)}`,
    words: (k) => countryName(k) ?? k,
    none: 'no place said',
  },
  { by: 'outlet', label: 'Outlet', term: (k) => `outlet:${quoted(k)}`, words: (k) => k, none: 'no outlet' },
];

function row(facet, group, q) {
  const term = facet.term(group.key);
  const on = hasTerm(q, term);
  const href = withParams({ q: on ? withoutTerm(q, term) : withTerm(q, term), after: null });
  return h(
    'li',
    null,
    h(
      'a',
      { href, class: on ? 'is-on' : null, title: on ? 'take this away' : null },
      h('bdi', { class: 'facet-words' }, facet.words(group.key)),
      h('span', { class: 'facet-count' }, on ? '× ' : '', count(group.events)),
    ),
  );
}

/** Those that have none of it: they are counted, and no term finds them. */
function noneRow(facet, groups) {
  const without = groups.find((g) => g.key === null);
  if (!without) return null;
  return h(
    'p',
    { class: 'facet-none' },
    h('span', null, facet.none),
    h('span', { class: 'facet-count' }, count(without.events)),
  );
}

function list(facet, groups, q) {
  const none = noneRow(facet, groups);
  const known = groups.filter((g) => g.key !== null && g.key !== '' && g.key !== '-' && g.key !== 'none');
  if (facet.newest) known.reverse();
  if (!known.length) return none ?? h('p', { class: 'quiet' }, 'none');
  const rows = (some) => some.map((g) => row(facet, g, q));
  const rest = known.slice(SHOWN);
  return [
    h('ul', null, rows(known.slice(0, SHOWN))),
    rest.length ? h('details', null, h('summary', null, `${rest.length} more`), h('ul', null, rows(rest))) : null,
    none,
  ];
}

/** Boxes that fill as their counts come; their height is kept meanwhile. */
export function facets(q, signal) {
  return FACETS.map((facet, i) => {
    const body = h('div', { class: 'facet-body' });
    get('/groups.json', { q, by: facet.by, limit: facet.newest ? YEARS : FETCHED }, signal)
      .then(({ groups }) => fill(body, list(facet, groups, q)))
      .catch((error) => {
        if (error.name !== 'AbortError') fill(body, h('p', { class: 'quiet' }, 'not to be had'));
      });
    return h(
      'details',
      { class: 'facet', open: i < 4 && matchMedia('(min-width: 60rem)').matches },
      h('summary', null, facet.label),
      body,
    );
  });
}
