// Where it happened, or who deals with whom: a map, a period to be drawn, and the same in words beside it.

import { h, fill } from '../dom.js';
import { get } from '../api.js';
import { go, withParams } from '../router.js';
import { queryBox, queryError } from '../parts/querybox.js';
import { queryExports } from '../parts/exports.js';
import { problem } from '../parts/states.js';
import { choices } from '../parts/choices.js';
import { layerOf } from '../parts/maplayers.js';
import { scoreLegend } from '../parts/scores.js';
import { monthSlider } from '../parts/slider.js';
import { middleMonths, months } from '../periods.js';
import { withTerm } from '../querylanguage.js';
import { counted } from '../format.js';

const ENDS = ['since', 'until'];

/** The query with the period of the slider. */
const within = (params) =>
  ENDS.reduce((q, end) => (params.get(end) ? withTerm(q, `${end}:${params.get(end)}`) : q), params.get('q') ?? '');

/** What a period leaves out besides the events before and behind it. */
function undatedWords(params, years) {
  const undated = years.find((g) => !g.key)?.events ?? 0;
  if (!undated || !ENDS.some((end) => params.get(end))) return null;
  return `${counted(undated, 'event')} without a date, placed or not, ${undated === 1 ? 'is' : 'are'} left out.`;
}

const buttons = (map) =>
  h(
    'div',
    { class: 'map-buttons' },
    h('button', { type: 'button', 'aria-label': 'Enlarge', onclick: () => map.enlarge(1.8) }, '+'),
    h('button', { type: 'button', 'aria-label': 'Make smaller', onclick: () => map.enlarge(1 / 1.8) }, '−'),
    h('button', { type: 'button', onclick: map.whole }, 'World'),
  );

/** What stands for a period is taken into `params` and the address; `then` shows it. */
function periodSlider(groups, params, then) {
  const all = middleMonths(months(groups)); // the ends stand for what lies outside, too
  if (all.length < 2) return null;
  const onChange = (since, until) => {
    for (const [name, value] of Object.entries({ since, until })) {
      if (value) params().set(name, value);
      else params().delete(name);
    }
    go(withParams({ since, until }), { replace: true, quiet: true });
    then();
  };
  return monthSlider(all, { since: params().get('since'), until: params().get('until'), onChange });
}

export async function show({ params: first, signal }) {
  let params = first;
  const q = params.get('q') ?? '';
  const shows = params.get('show') ?? '';
  const layer = layerOf(shows);
  const box = queryBox({ action: '/map', q, keep: { show: shows }, label: 'Events on the map', button: 'Show' });
  let answers;
  try {
    answers = await Promise.all([
      layer.load(within(params), signal),
      get('/groups.json', { q, by: 'month', limit: 1000 }, signal),
      get('/groups.json', { q, by: 'year', limit: 1000 }, signal),
      import('../charts/world.js'),
    ]);
  } catch (error) {
    if (error.status !== 400) throw error;
    return { title: 'Map', node: h('div', null, box, queryError(q, error)) };
  }
  const [loaded, { groups }, { groups: years }, { worldMap }] = answers;
  let found = loaded;
  const at = (params.get('at') ?? '').split(',').map(Number);
  const side = h('div', { class: 'side-body', 'aria-live': 'polite' });
  const summary = h('p', { class: 'summary', role: 'status' });
  const notes = h('p', { class: 'quiet', role: 'status' });
  const undated = h('p', { class: 'quiet', role: 'status' });
  const choose = (what) => {
    const now = what === params.get('place') ? null : what;
    params.delete('place');
    if (now) params.set('place', now);
    go(withParams({ place: now }), { quiet: true });
    paint();
  };
  const map = await worldMap({
    at: at.length === 3 && at.every(Number.isFinite) ? at : null,
    signal,
    onMove: (now) => {
      const text = now[2] === 1 ? null : now.join(',');
      params.set('at', text ?? '');
      go(withParams({ at: text }), { replace: true, quiet: true });
    },
  });
  const paint = () => {
    const chosen = params.get('place');
    layer.draw(map, found, chosen, choose);
    fill(summary, layer.summary(found, map));
    fill(notes, layer.notes(found, choose, map));
    fill(undated, undatedWords(params, years));
    fill(side, layer.side(found, chosen, choose, within(params), signal));
  };
  const load = async () => {
    try {
      found = await layer.load(within(params), signal);
      paint();
    } catch (error) {
      if (error.name !== 'AbortError') fill(side, problem(error, load));
    }
  };
  const slider = periodSlider(groups, () => params, load);
  paint();
  return {
    title: 'Map',
    query: q,
    data: [...layer.data(within(params)), ...queryExports(q).slice(0, 2)],
    node: h(
      'div',
      null,
      box,
      h(
        'div',
        { class: 'tools spread' },
        summary,
        choices('Show', shows, [
          ['places', withParams({ show: null, place: null }), ''],
          ['relations', withParams({ show: 'relations', place: null }), 'relations'],
        ]),
      ),
      notes,
      h(
        'div',
        { class: 'with-side map-view' },
        h(
          'div',
          null,
          h('div', { class: 'map-box' }, map.root, buttons(map)),
          h('div', { class: 'tools spread' }, scoreLegend(), h('p', { class: 'quiet' }, layer.legend)),
          slider,
          undated,
        ),
        h('aside', { class: 'side', 'aria-label': layer.words }, side),
      ),
    ),
    update: (now) => {
      const same = (name) => (now.get(name) ?? '') === (params.get(name) ?? '');
      if (!['q', 'show', 'since', 'until', 'at'].every(same)) return false;
      params = now;
      paint();
      return true;
    },
    dispose: map.dispose,
  };
}
