// Two parties: the course of their dealings, what changed between them, their events; another dyad beside it.

import { h, fill } from '../dom.js';
import { get, segment } from '../api.js';
import { go, withParams } from '../router.js';
import { onTheme } from '../theme.js';
import { daysOf, labelsBetween } from '../periods.js';
import { twin } from '../parts/exports.js';
import { dyadForm } from '../parts/dyadform.js';
import { field, filterError, otherWrong } from '../parts/filters.js';
import { choices } from '../parts/choices.js';
import { eventList } from '../parts/eventlist.js';
import { quadLegend } from '../parts/marks.js';
import { empty, problem } from '../parts/states.js';
import { count, counted, dateText, partyName, score } from '../format.js';
import { QUADS } from '../words.js';

const ORDER = ['day', 'week', 'month', 'year'];

/** Gives two courses the same periods, so that they stand below one another; their bars must be of one kind. */
function alignTimes(d, e) {
  if (!d.bars.length || !e.bars.length) return [d, e];
  const ends = [d, e].map((x) => [x.bars[0].label, x.bars[x.bars.length - 1].label]);
  const labels = labelsBetween(
    ends[0][0] < ends[1][0] ? ends[0][0] : ends[1][0],
    ends[0][1] > ends[1][1] ? ends[0][1] : ends[1][1],
    d.by,
  );
  return [d, e].map((x) => {
    const known = new Map(x.bars.map((b) => [b.label, b]));
    return {
      ...x,
      bars: labels.map((label) => known.get(label) ?? { label, quads: [0, 0, 0, 0], score: null }),
      marks: (x.marks ?? []).map((m) => ({ ...m, bar: labels.indexOf(x.bars[m.bar]?.label) })),
    };
  });
}

/** One course, or two over the same periods. */
async function courses(a, b, other, asked, signal) {
  const of = (x, y, by, from) => get(`/dyad/${segment(x)}/${segment(y)}.json`, { ...asked, by, from }, signal);
  const d = await of(a, b, asked.by, asked.from);
  if (!other) return [d];
  // Of two others acts the one that stands in the same place.
  const acts = d.from && (d.from === d.a ? other[1] : other[2]);
  const e = await of(other[1], other[2], asked.by, acts);
  if (d.by === e.by) return alignTimes(d, e);
  const by = ORDER[Math.max(ORDER.indexOf(d.by), ORDER.indexOf(e.by))];
  return alignTimes(...(await Promise.all([of(a, b, by, asked.from), of(other[1], other[2], by, acts)])));
}

const tallest = (d) => Math.max(1, ...d.bars.map(({ quads: [a, b, c, e] }) => Math.max(a + b, c + e)));

function told(bar) {
  const parts = QUADS.map((q, i) => (bar.quads[i] ? `${bar.quads[i]} ${q.label}` : null)).filter(Boolean);
  return `${bar.label}: ${parts.join(', ') || 'no events'}${typeof bar.score === 'number' ? `, mean score ${score(bar.score)}` : ''}`;
}

function numbers(d) {
  const some = d.bars.filter((b) => b.quads.some(Boolean));
  return h(
    'details',
    null,
    h('summary', null, 'The same in numbers'),
    h(
      'div',
      { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': 'Numbers' },
      h(
        'table',
        null,
        h('caption', { class: 'hidden' }, `Events by ${d.by}`),
        h(
          'thead',
          null,
          h(
            'tr',
            null,
            h('th', { scope: 'col' }, 'Period'),
            QUADS.map((q) => h('th', { scope: 'col', class: 'number' }, q.label)),
            h('th', { scope: 'col', class: 'number' }, 'Score'),
          ),
        ),
        h(
          'tbody',
          null,
          some.map((b) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row' }, b.label),
              b.quads.map((n) => h('td', { class: 'number' }, count(n))),
              h('td', { class: 'number' }, score(b.score)),
            ),
          ),
        ),
      ),
    ),
  );
}

function markList(marks) {
  if (!marks.length) return null;
  const first = new Map();
  marks.forEach((m) => {
    if (!first.has(m.bar)) first.set(m.bar, first.size + 1);
  });
  return h(
    'ol',
    { class: 'mark-list', 'aria-label': 'Channels that changed and red lines' },
    marks.map((m) =>
      h(
        'li',
        null,
        h('span', { class: 'walk-number' }, first.get(m.bar)),
        ' ',
        h('time', null, dateText(m.date)),
        ' ',
        m.kind === 'channel' ? null : h('span', { class: 'doubt' }, m.kind),
        ' ',
        m.row
          ? h('a', { href: `/${m.kind === 'channel' ? 'channels' : 'redlines'}?id=${segment(m.row)}` }, h('bdi', null, m.words))
          : h('bdi', null, m.words),
        m.event ? [' (', h('a', { href: `/event/${segment(m.event)}` }, 'its sentence'), ')'] : null,
      ),
    ),
  );
}

/** A chart with its words; the picture comes when its code is there. */
function chartBox(d, title, most, sync, brush) {
  const canvas = h('div', { class: 'course' });
  const line = h('p', { class: 'course-line quiet' }, ' ');
  const total = d.bars.reduce((n, b) => n + b.quads.reduce((x, y) => x + y, 0), 0);
  const [begin, end] = [d.bars[0]?.label, d.bars[d.bars.length - 1]?.label];
  const period = d.by === 'week' ? `from the week of ${begin} to that of ${end}` : `from ${begin} to ${end}`;
  const rest = `${counted(total, 'event')} ${period}${d.outside ? `; ${count(d.outside)} more have no date, or one too wide for these bars` : ''}`;
  line.textContent = rest;
  const box = h(
    'figure',
    { class: 'course-box' },
    h('figcaption', null, h('h2', null, title)),
    h('div', { role: 'img', 'aria-label': `${title}: ${rest}. The numbers stand below.` }, canvas),
    line,
    markList(d.marks ?? []),
    numbers(d),
  );
  const draw = (courseChart) =>
    courseChart(canvas, {
      bars: d.bars,
      marks: d.marks ?? [],
      most,
      sync,
      onBrush: brush,
      onHover: (i) => {
        line.textContent = d.bars[i] ? told(d.bars[i]) : rest;
      },
    });
  return { box, draw };
}

const PERIOD = [
  { name: 'since', label: 'Since', kind: 'date' },
  { name: 'until', label: 'Until', kind: 'date' },
];

function periodForm(path, params, d, wrong = null) {
  const form = h(
    'form',
    { class: 'filters', action: path, 'data-route': true, 'aria-label': 'Period' },
    PERIOD.map((f) => field(f, params, wrong)),
    field(
      {
        name: 'by',
        label: 'Bars by',
        kind: 'choice',
        values: ['day', 'week', 'month', 'year'],
        any: d.by ? `auto (${d.by})` : 'automatic',
      },
      params,
      wrong,
    ),
    ['with', 'from'].map((name) =>
      params.get(name) ? h('input', { type: 'hidden', name, value: params.get(name) }) : null,
    ),
    h(
      'div',
      { class: 'field actions' },
      h('button', { type: 'submit' }, 'Apply'),
      params.get('since') || params.get('until')
        ? h('a', { href: withParams({ since: null, until: null, after: null }) }, 'Whole time')
        : null,
    ),
  );
  form.addEventListener('change', (e) => {
    if (e.target.tagName === 'SELECT') form.requestSubmit();
  });
  return form;
}

/** What is counted: events that happened and are no background, as the bars have them. */
const queryOf = ({ a, b, from }, params) =>
  [
    from ? `source:${from} target:${from === a ? b : a}` : `dyad:${a}-${b}`,
    'background:no',
    params.get('since') && `since:${params.get('since')}`,
    params.get('until') && `until:${params.get('until')}`,
  ]
    .filter(Boolean)
    .join(' ');

/** The events of the period that the picture shows, and how many they are. */
function eventsBox(q, signal) {
  const box = h('div', { class: 'dyad-events' });
  const search = (words, query) => h('a', { href: `/search?q=${encodeURIComponent(query)}` }, words);
  Promise.all([get('/search.json', { q, limit: 50 }, signal), get('/groups.json', { q }, signal)])
    .then(([{ events }, { groups }]) => {
      const all = groups[0]?.events ?? 0;
      fill(
        box,
        h(
          'p',
          { class: 'quiet' },
          `${counted(all, 'event')}${all > events.length ? `, of which ${count(events.length)} are listed` : ''}. What texts tell as background is left out: `,
          search('with background', q.replace(' background:no', '')),
          '.',
        ),
        events.length ? eventList(events) : empty('No event of this period is told.'),
        all > events.length ? h('p', null, search('All of them as a search', q)) : null,
      );
    })
    .catch((error) => {
      if (error.name !== 'AbortError') fill(box, problem(error));
    });
  return h('section', { 'aria-label': 'Events' }, h('h2', null, 'Events of this period'), box);
}

function ledgerLinks(a, b) {
  const q = `from=${encodeURIComponent(a)}&to=${encodeURIComponent(b)}`;
  const r = `from=${encodeURIComponent(b)}&to=${encodeURIComponent(a)}`;
  return h(
    'p',
    null,
    h('a', { href: `/channels?${q}` }, 'channels between them'),
    ' · ',
    'transfers ',
    h('a', { href: `/transfers?${q}` }, `${partyName(a)} → ${partyName(b)}`),
    ' and ',
    h('a', { href: `/transfers?${r}` }, `${partyName(b)} → ${partyName(a)}`),
    ' · red lines of ',
    h('a', { href: `/redlines?${q}` }, partyName(a)),
    ' and ',
    h('a', { href: `/redlines?${r}` }, partyName(b)),
  );
}

const titleOf = ({ a, b }, from) =>
  from ? `${partyName(from)} → ${partyName(from === a ? b : a)}` : `${partyName(a)} and ${partyName(b)}`;

/** Who acts: both, or one of them. */
const directions = ({ a, b, from }) =>
  a === b
    ? null
    : choices('Who acts', from ?? '', [
        ['both', withParams({ from: null }), ''],
        [`${partyName(a)} → ${partyName(b)}`, withParams({ from: a }), a],
        [`${partyName(b)} → ${partyName(a)}`, withParams({ from: b }), b],
      ]);

/** What stands instead where the server does not understand the two or the period: the forms as they were filled in. */
function refused({ A: a, B: b }, other, params, path, error) {
  const wrong = filterError(error);
  return {
    title: `${partyName(a)} and ${partyName(b)}`,
    node: h(
      'div',
      null,
      otherWrong(wrong, [...PERIOD, { name: 'by' }]),
      dyadForm(a, b),
      periodForm(path, params, {}, wrong),
      other ? dyadForm(other[1], other[2], 'Compare', (x, y) => withParams({ with: `${x}-${y}` })) : null,
    ),
  };
}

/** Why there is no picture. */
function nothingTold({ a, b }, params, path) {
  const strange = [a, b].filter((code) => partyName(code) === code);
  if (strange.length) return empty(`Nothing is told of ${strange.join(' and ')}, a code that no country, sector or body here has.`, dyadForm(a, b));
  if (!params.get('since') && !params.get('until')) return empty(`Nothing with a date is told of ${partyName(a)} and ${partyName(b)}.`);
  return empty(
    `Nothing with a date is told of ${partyName(a)} and ${partyName(b)} in this period.`,
    h('a', { href: path }, 'Look at the whole time'),
  );
}

export async function show({ names, params, path, signal }) {
  const asked = { since: params.get('since'), until: params.get('until'), by: params.get('by'), from: params.get('from') };
  const other = /^([^/-]+)-([^/-]+)$/.exec(params.get('with') ?? '');
  let answers;
  try {
    answers = await Promise.all([courses(names.A, names.B, other, asked, signal), import('../charts/course.js')]);
  } catch (error) {
    if (error.status !== 400) throw error;
    return refused(names, other, params, path, error);
  }
  const [[d, e], { courseChart }] = answers;
  const { a, b } = d; // codes, where the address has names
  const title = `${partyName(a)} and ${partyName(b)}`;
  const brush = (of) => (first, last) =>
    go(
      withParams({
        since: daysOf(of.bars[first].label, of.by)?.[0],
        until: daysOf(of.bars[last].label, of.by)?.[1],
        by: null,
      }),
    );
  const most = Math.max(tallest(d), e ? tallest(e) : 0);
  const boxes = [d, e]
    .filter((x) => x?.bars.length)
    .map((x) => chartBox(x, titleOf(x, x.from), most, 'dyads', brush(x)));
  const compare = h(
    'details',
    { class: 'compare', open: Boolean(other) },
    h('summary', null, 'Compare with two others'),
    dyadForm(e?.a, e?.b, 'Compare', (x, y) => withParams({ with: `${x}-${y}` })),
    other ? h('p', null, h('a', { href: withParams({ with: null }) }, 'No comparison')) : null,
  );
  const q = queryOf(d, params);
  const node = h(
    'div',
    null,
    h('div', { class: 'tools spread' }, periodForm(path, params, d), compare),
    directions(d),
    quadLegend(),
    h(
      'p',
      { class: 'quiet' },
      'Cooperation goes up, conflict down; the line is the mean score. ',
      h('span', { class: 'hint' }, 'To look into a part of the time, draw over it in the picture, or fill in Since and Until.'),
    ),
    boxes.length
      ? boxes.map((x) => x.box)
      : nothingTold(d, params, path),
    eventsBox(q, signal),
    e
      ? h('p', null, h('a', { href: `/search?q=${encodeURIComponent(queryOf(e, params))}` }, `Events of ${titleOf(e, e.from)}`))
      : null,
  );
  let charts = [];
  let off = null;
  return {
    title,
    node,
    query: q,
    lead: ledgerLinks(a, b),
    data: [...twin(path, asked), ['Picture, SVG', `${path}.svg`]],
    shown: () => {
      charts = boxes.map((x) => x.draw(courseChart));
      off = onTheme(() => charts.forEach((c) => c.redraw()));
    },
    dispose: () => {
      charts.forEach((c) => c.dispose());
      off?.();
    },
  };
}
