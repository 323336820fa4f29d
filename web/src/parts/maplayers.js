// What the map shows: events by place, or who deals with whom as lines between countries. Each layer loads its things, draws
// them and tells of them beside the map.

import { h, fill } from '../dom.js';
import { address, get, segment } from '../api.js';
import { eventList } from './eventlist.js';
import { empty, problem } from './states.js';
import { countTable } from './counttable.js';
import { byPoint, nowhere, placeKey, placeOf, pointWords } from './points.js';
import { quoted, withTerm } from '../querylanguage.js';
import { count, counted, partyName } from '../format.js';

const PLACES_MOST = 1000; // names; the server gives no more at once
const PAIRS_MOST = 200;
const LISTED = 60; // beside the map

const sumOf = (things) => things.reduce((n, x) => n + x.events, 0);

/** The country of a place, where its name does not say it. */
const countryBeside = (p) => (!p.country || p.name.endsWith(partyName(p.country)) ? '' : partyName(p.country));

const placeButton = (p, choose) => [
  h('button', { type: 'button', class: 'link', onclick: () => choose(placeKey(p)) }, h('bdi', null, p.name)),
  h('small', null, p.whole ? ' country alone' : ` ${countryBeside(p)}`),
];

const placeTable = (caption, places, choose) =>
  countTable(caption, 'Place', places.slice(0, LISTED), (p) => placeButton(p, choose));

/** What comes behind a list that is cut. */
const rest = (all, of) =>
  all > LISTED ? h('p', { class: 'quiet' }, `${counted(all - LISTED, 'place')} with fewer events ${of}.`) : null;

function placeList(found, choose) {
  const { places, away, unlocated } = found;
  return [
    places.length
      ? [placeTable('Places', places, choose), rest(places.length, 'on the map only')]
      : empty('No event of this query has a place on the map.', 'Many texts do not say where.'),
    away.length
      ? h(
          'details',
          { id: 'not-on-the-map' },
          h('summary', null, `Not on the map: ${counted(unlocated, 'place')}`),
          placeTable('Places that are not on the map', away, choose),
          rest(unlocated, 'not listed'),
        )
      : null,
  ];
}

/** The query for the events of a place, by all the names that texts have for it. */
function askFor(place, q) {
  const names = place.names.map(quoted).join(',');
  const named = names ? withTerm(q, `place:${names}`) : q;
  return place.country ? withTerm(named, `country:${place.country}`) : named;
}

function eventsOf(place, q, signal) {
  const asked = askFor(place, q);
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
  const others = place.names.filter((name) => name !== place.name);
  return [
    h('h2', null, h('bdi', null, place.name)),
    place.whole
      ? h('p', { class: 'quiet' }, 'No nearer place is known than the country: it is drawn in the middle of it.')
      : null,
    others.length
      ? h('p', { class: 'quiet' }, place.whole ? 'Texts name ' : 'Texts call it ', h('bdi', null, place.names.join(', ')))
      : null,
    box,
  ];
}

/** Unfolds the list of what is not on the map. */
function showAway() {
  const list = document.getElementById('not-on-the-map');
  if (!list) return;
  list.open = true;
  list.querySelector('summary').focus();
}

/** Events that are not among the circles, by why: null when there are none. */
function placeNotes({ away, more, more_events, unlocated, unlocated_events, without }, choose) {
  const off = `${counted(unlocated_events, 'event')} at ${counted(unlocated, 'place')} of unknown coordinates`;
  const list = (event) => {
    event.preventDefault();
    choose(null);
    showAway();
  };
  const kinds = [
    unlocated && (away.length ? h('a', { href: '#not-on-the-map', onclick: list }, off) : off),
    more && `${counted(more_events, 'event')} at ${counted(more, 'more place')} with the fewest`,
    without && `${counted(without, 'event')} that name${without === 1 ? 's' : ''} no place`,
  ].filter(Boolean);
  return kinds.length ? ['Not on the map: ', kinds.map((kind, i) => [i ? ', ' : '', kind]), '.'] : null;
}

const places = {
  words: 'places',
  legend: 'A circle’s area: how many events. Dashed: the country alone is known.',
  data: (q) => ['json', 'csv'].map((x) => [`Places, ${x.toUpperCase()}`, `/places.${x}?q=${encodeURIComponent(q)}`]),
  load: async (q, signal) => {
    const answer = await get('/places.json', { q, limit: PLACES_MOST }, signal);
    return { ...answer, places: byPoint(answer.places), away: nowhere(answer.places) };
  },
  draw: (map, { places }, chosen, choose) =>
    map.drawPlaces(places, chosen ? placeOf(chosen, places) : null, pointWords, (p) => choose(placeKey(p))),
  summary: ({ places }) => [
    h('strong', null, counted(sumOf(places), 'event')),
    ` at ${counted(places.length, 'place')} on the map`,
  ],
  notes: placeNotes,
  side: (found, chosen, choose, q, signal) => {
    const place = chosen && placeOf(chosen, [...found.places, ...found.away]);
    if (!place) return placeList(found, choose);
    return [
      h('p', null, h('button', { type: 'button', class: 'link', onclick: () => choose(chosen) }, '← all places')),
      eventsOf(place, q, signal),
    ];
  },
};

const dyadAddress = (e) => `/dyad/${segment(e.source)}/${segment(e.target)}`;

const relations = {
  words: 'relations',
  legend: 'A line’s width: how many events (one of several sides counts in each pair); it ends in a dot at those who are acted on.',
  data: (q) => ['json', 'csv'].map((x) => [`Pairs, ${x.toUpperCase()}`, `/network.${x}?q=${encodeURIComponent(q)}`]),
  load: async (q, signal) => {
    const { edges, more, more_events } = await get('/network.json', { q, limit: PAIRS_MOST }, signal);
    return { pairs: edges.filter((e) => e.source !== e.target), more, more_events };
  },
  draw: (map, { pairs }) => map.drawPairs(pairs, dyadAddress),
  summary: ({ pairs }, map) => {
    const drawn = pairs.filter((e) => map.knows(e.source) && map.knows(e.target));
    return [h('strong', null, counted(sumOf(drawn), 'event')), ` between ${counted(drawn.length, 'pair')} of countries`];
  },
  notes: ({ pairs, more, more_events }, choose, map) => {
    const bodies = pairs.filter((e) => !map.knows(e.source) || !map.knows(e.target)).length;
    return [
      more ? `${count(more)} more pairs, of ${counted(more_events, 'event')}, have fewer events each and are not shown. ` : null,
      bodies ? `${counted(bodies, 'pair')} with bodies of no country ${bodies === 1 ? 'is' : 'are'} in the list only.` : null,
    ];
  },
  side: ({ pairs }, chosen, choose, q) =>
    pairs.length
      ? [
          countTable('Pairs', 'Who to whom', pairs.slice(0, LISTED), (e) =>
            h('a', { href: dyadAddress(e) }, `${partyName(e.source)} → ${partyName(e.target)}`),
          ),
          pairs.length > LISTED
            ? h('p', null, h('a', { href: address('/network', { q, as: 'list' }) }, `${count(pairs.length - LISTED)} more of them`))
            : null,
        ]
      : empty('No event of this query has two sides.'),
};

/** The layer of the address's `show`. */
export const layerOf = (name) => (name === 'relations' ? relations : places);
