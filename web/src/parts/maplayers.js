// What the map shows: events by place, or who deals with whom as lines between countries. Each layer loads its things, draws
// them and tells of them beside the map.

import { h, fill } from '../dom.js';
import { get, segment } from '../api.js';
import { eventList } from './eventlist.js';
import { empty, problem } from './states.js';
import { countTable } from './counttable.js';
import { byPoint } from './points.js';
import { quoted } from '../querylanguage.js';
import { counted, partyName } from '../format.js';

const PLACES_MOST = 500;
const PAIRS_MOST = 200;
const LISTED = 60; // beside the map

const sumOf = (things) => things.reduce((n, x) => n + x.events, 0);
const placeKey = (p) => (p ? `${p.name}|${p.country ?? ''}` : null);
const placeOf = (key) => (key ? { name: key.split('|')[0], country: key.split('|')[1] || null } : null);

const placeList = (places, choose) =>
  countTable('Places', 'Place', places.slice(0, LISTED), (p) => [
    h('button', { type: 'button', class: 'link', onclick: () => choose(placeKey(p)) }, h('bdi', null, p.name)),
    h('small', null, ` ${p.country ? partyName(p.country) : ''}`),
  ]);

function eventsOf(place, q, signal) {
  const names = (place.names ?? [place.name]).map(quoted).join(',');
  const asked = [q, `place:${names}`, place.country ? `country:${place.country}` : null]
    .filter(Boolean)
    .join(' ');
  const box = h('div', { class: 'place-events' });
  get('/search.json', { q: asked, limit: 30 }, signal)
    .then(({ events, more }) =>
      fill(
        box,
        events.length ? eventList(events) : empty('No event.'),
        more ? h('p', null, h('a', { href: `/search?q=${encodeURIComponent(asked)}` }, 'All of them')) : null,
      ),
    )
    .catch((error) => {
      if (error.name !== 'AbortError') fill(box, problem(error));
    });
  const others = (place.names ?? []).filter((name) => name !== place.name);
  const also = others.length ? h('p', { class: 'quiet' }, 'Also ', h('bdi', null, others.join(', '))) : null;
  return [h('h2', null, h('bdi', null, place.name)), also, box];
}

const places = {
  words: 'places',
  legend: 'A circle’s area: how many events.',
  data: (q) => ['json', 'csv'].map((x) => [`Places, ${x.toUpperCase()}`, `/places.${x}?q=${encodeURIComponent(q)}`]),
  load: async (q, signal) => byPoint((await get('/places.json', { q, limit: PLACES_MOST }, signal)).places),
  draw: (map, found, chosen, choose) => map.drawPlaces(found, placeOf(chosen), (p) => choose(placeKey(p))),
  summary: (found) => [
    h('strong', null, counted(sumOf(found), 'event')),
    ` at ${counted(found.length, 'place')}${found.length === PLACES_MOST ? ', those with most' : ''}`,
  ],
  side: (found, chosen, choose, q, signal) => {
    if (chosen)
      return [
        h('p', null, h('button', { type: 'button', class: 'link', onclick: () => choose(chosen) }, '← all places')),
        eventsOf(found.find((p) => placeKey(p) === chosen) ?? placeOf(chosen), q, signal),
      ];
    if (found.length) return placeList(found, choose);
    return empty('No event of this query has a place on the map.', 'Many texts do not say where.');
  },
};

const dyadAddress = (e) => `/dyad/${segment(e.source)}/${segment(e.target)}`;

const relations = {
  words: 'relations',
  legend: 'A line’s width: how many events; it ends in a dot at those who are acted on.',
  data: (q) => ['json', 'csv'].map((x) => [`Pairs, ${x.toUpperCase()}`, `/network.${x}?q=${encodeURIComponent(q)}`]),
  load: async (q, signal) =>
    (await get('/network.json', { q, limit: PAIRS_MOST }, signal)).edges.filter((e) => e.source !== e.target),
  draw: (map, pairs) => map.drawPairs(pairs, dyadAddress),
  summary: (pairs, map) => {
    const drawn = pairs.filter((e) => map.knows(e.source) && map.knows(e.target));
    const rest = pairs.length - drawn.length;
    return [
      h('strong', null, counted(sumOf(drawn), 'event')),
      ` between ${counted(drawn.length, 'pair')} of countries`,
      rest ? `; ${counted(rest, 'pair')} with bodies of no country stand in the list only` : '',
    ];
  },
  side: (pairs) =>
    pairs.length
      ? countTable('Pairs', 'Who to whom', pairs.slice(0, LISTED), (e) =>
          h('a', { href: dyadAddress(e) }, `${partyName(e.source)} → ${partyName(e.target)}`),
        )
      : empty('No event of this query has two sides.'),
};

/** The layer of the address's `show`. */
export const layerOf = (name) => (name === 'relations' ? relations : places);
