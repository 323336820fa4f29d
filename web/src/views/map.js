// Where it happened: circles by place, a period to be drawn, the events of a place.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { go, withParams } from '../router.js';
import { queryBox, queryError } from '../parts/querybox.js';
import { queryExports } from '../parts/exports.js';
import { eventList } from '../parts/eventlist.js';
import { empty, problem } from '../parts/states.js';
import { scoreCell, scoreLegend } from '../parts/scores.js';
import { monthSlider } from '../parts/slider.js';
import { months } from '../parts/timeline.js';
import { quoted } from '../querylanguage.js';
import { count, counted, partyName } from '../format.js';

const MOST = 500;

/** The query with the period of the slider. */
const within = (params) =>
  [
    params.get('q'),
    params.get('since') && `since:${params.get('since')}`,
    params.get('until') && `until:${params.get('until')}`,
  ]
    .filter(Boolean)
    .join(' ');

const placeKey = (p) => (p ? `${p.name}|${p.country ?? ''}` : null);
const placeOf = (key) => (key ? { name: key.split('|')[0], country: key.split('|')[1] || null } : null);

function placeList(places, choose, chosen) {
  return h(
    'table',
    { class: 'small' },
    h('caption', { class: 'hidden' }, 'Places'),
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        h('th', { scope: 'col' }, 'Place'),
        h('th', { scope: 'col', class: 'number' }, 'Events'),
        h('th', { scope: 'col', class: 'number' }, 'Score'),
      ),
    ),
    h(
      'tbody',
      null,
      places
        .slice(0, 60)
        .map((p) =>
          h(
            'tr',
            null,
            h(
              'th',
              { scope: 'row' },
              h(
                'button',
                {
                  type: 'button',
                  class: 'link',
                  'aria-pressed': String(placeKey(p) === chosen),
                  onclick: () => choose(p),
                },
                h('bdi', null, p.name),
              ),
              h('small', null, ` ${p.country ? partyName(p.country) : ''}`),
            ),
            h('td', { class: 'number' }, count(p.events)),
            h('td', { class: 'number' }, scoreCell(p.score)),
          ),
        ),
    ),
  );
}

function eventsOf(place, q, signal) {
  const asked = [q, `place:${quoted(place.name)}`, place.country ? `country:${place.country}` : null]
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
  return [h('h2', null, h('bdi', null, place.name)), box];
}

export async function show({ params: first, signal }) {
  let params = first;
  const q = params.get('q') ?? '';
  const box = queryBox({ action: '/map', q, label: 'Events on the map', button: 'Show' });
  let answers;
  try {
    answers = await Promise.all([
      get('/places.json', { q: within(params), limit: MOST }, signal),
      get('/groups.json', { q, by: 'month', limit: 1000 }, signal),
      import('../charts/world.js'),
    ]);
  } catch (error) {
    if (error.status !== 400) throw error;
    return { title: 'Map', node: h('div', null, box, queryError(q, error)) };
  }
  const [{ places: found }, { groups }, { worldMap }] = answers;
  let places = found;
  const at = (params.get('at') ?? '').split(',').map(Number);
  const side = h('div', { class: 'side-body', 'aria-live': 'polite' });
  const summary = h('p', { class: 'summary', role: 'status' });
  const choose = (p) => {
    const key = placeKey(p) === params.get('place') ? null : placeKey(p);
    params.delete('place');
    if (key) params.set('place', key);
    go(withParams({ place: key }), { quiet: true });
    paint();
  };
  const map = await worldMap({
    at: at.length === 3 && at.every(Number.isFinite) ? at : null,
    signal,
    onChoose: choose,
    onMove: (now) => {
      const text = now[2] === 1 ? null : now.join(',');
      params.set('at', text ?? '');
      go(withParams({ at: text }), { replace: true, quiet: true });
    },
  });
  const paint = () => {
    const chosen = placeOf(params.get('place'));
    map.draw(places, chosen);
    fill(
      summary,
      h(
        'strong',
        null,
        counted(
          places.reduce((n, p) => n + p.events, 0),
          'event',
        ),
      ),
      ` at ${counted(places.length, 'place')}${places.length === MOST ? ', those with most' : ''}`,
    );
    fill(
      side,
      chosen
        ? [
            h('p', null, h('button', { type: 'button', class: 'link', onclick: () => choose(chosen) }, '← all places')),
            eventsOf(chosen, within(params), signal),
          ]
        : places.length
          ? placeList(places, choose, params.get('place'))
          : empty('No event of this query has a place on the map.', 'Many texts do not say where.'),
    );
  };
  const load = async () => {
    try {
      places = (await get('/places.json', { q: within(params), limit: MOST }, signal)).places;
      paint();
    } catch (error) {
      if (error.name !== 'AbortError') fill(side, problem(error, load));
    }
  };
  const all = months(groups);
  const slider =
    all.length > 1
      ? monthSlider(all, {
          since: params.get('since'),
          until: params.get('until'),
          onChange: (since, until) => {
            for (const [k, v] of [
              ['since', since],
              ['until', until],
            ]) {
              if (v) params.set(k, v);
              else params.delete(k);
            }
            go(withParams({ since, until }), { replace: true, quiet: true });
            load();
          },
        })
      : null;
  const buttons = h(
    'div',
    { class: 'map-buttons' },
    h('button', { type: 'button', 'aria-label': 'Enlarge', onclick: () => map.enlarge(1.8) }, '+'),
    h('button', { type: 'button', 'aria-label': 'Make smaller', onclick: () => map.enlarge(1 / 1.8) }, '−'),
    h('button', { type: 'button', onclick: map.whole }, 'World'),
  );
  paint();
  return {
    title: 'Map',
    query: q,
    data: [
      ['Places, JSON', `/places.json?q=${encodeURIComponent(within(params))}`],
      ['Places, CSV', `/places.csv?q=${encodeURIComponent(within(params))}`],
      ...queryExports(q).slice(0, 2),
    ],
    node: h(
      'div',
      null,
      box,
      summary,
      h(
        'div',
        { class: 'with-side map-view' },
        h(
          'div',
          null,
          h('div', { class: 'map-box' }, map.root, buttons),
          h(
            'div',
            { class: 'tools spread' },
            scoreLegend(),
            h('p', { class: 'quiet' }, 'A circle’s area: how many events.'),
          ),
          slider,
        ),
        h('aside', { class: 'side', 'aria-label': 'Places' }, side),
      ),
    ),
    update: (now) => {
      if (
        (now.get('q') ?? '') !== q ||
        now.get('since') !== params.get('since') ||
        now.get('until') !== params.get('until') ||
        (now.get('at') ?? '') !== (params.get('at') ?? '')
      )
        return false;
      params = now;
      paint();
      return true;
    },
    dispose: map.dispose,
  };
}
