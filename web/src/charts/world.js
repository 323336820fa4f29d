// The map: countries as paths, circles by place or lines between countries, to be moved and enlarged.

import { geoNaturalEarth1, geoPath, geoGraticule10 } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import { svg } from '../dom.js';
import { scoreColour } from '../parts/scores.js';
import { counted, partyName, score } from '../format.js';
import middles from '../middles.js';
import atlasAddress from '../world.json';

const WIDE = 960;
const TALL = 430; // the picture ends above Antarctica, which has room below it
const LARGEST = 64; // times

let atlas = null;

async function loadAtlas(signal) {
  if (!atlas) {
    const response = await fetch(atlasAddress, { signal });
    if (!response.ok) throw new Error('The map could not be loaded.');
    atlas = await response.json();
  }
  return atlas;
}

/** A curve from one point to another, to the right of the straight line by a fifth of its length. */
function bend([ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  return `M${ax.toFixed(1)} ${ay.toFixed(1)}Q${((ax + bx) / 2 - dy * 0.2).toFixed(1)} ${((ay + by) / 2 + dx * 0.2).toFixed(1)} ${bx.toFixed(1)} ${by.toFixed(1)}`;
}

/**
 * @param {{at: number[]|null, onMove: (at: number[]) => void, signal: AbortSignal}} what
 *   `at`: longitude, latitude of the middle and how many times enlarged
 */
export async function worldMap({ at, onMove, signal }) {
  const topology = await loadAtlas(signal);
  const projection = geoNaturalEarth1()
    .fitWidth(WIDE - 8, { type: 'Sphere' })
    .translate([WIDE / 2, 250]);
  const path = geoPath(projection).digits(1);
  const land = svg(
    'g',
    { 'aria-hidden': 'true' },
    svg('path', { class: 'sea', d: path({ type: 'Sphere' }) }),
    svg('path', { class: 'graticule', d: path(geoGraticule10()) }),
    svg('path', { class: 'land', d: path(feature(topology, topology.objects.countries)) }),
    svg('path', { class: 'borders', d: path(mesh(topology, topology.objects.countries, (a, b) => a !== b)) }),
  );
  const lines = svg('g', null);
  const circles = svg('g', null);
  const stage = svg('g', null, land, lines, circles);
  const root = svg(
    'svg',
    {
      viewBox: `0 0 ${WIDE} ${TALL}`,
      class: 'world',
      role: 'group',
      'aria-label': 'Places on a map; use the list for the same in words',
    },
    stage,
  );
  let [x, y] = projection([at?.[0] ?? 0, at?.[1] ?? 10]);
  let k = at?.[2] ?? 1;
  let chosenNode = null;

  const unit = () => WIDE / (root.clientWidth || WIDE); // of the picture, a CSS pixel
  const place = () => {
    k = Math.min(LARGEST, Math.max(1, k));
    x = Math.min(WIDE, Math.max(0, x));
    y = Math.min(TALL, Math.max(0, y));
    const cx = k === 1 ? WIDE / 2 : x;
    const cy = k === 1 ? TALL / 2 : y;
    stage.setAttribute('transform', `translate(${WIDE / 2} ${TALL / 2}) scale(${k}) translate(${-cx} ${-cy})`);
    const u = unit() / k;
    for (const c of circles.children) c.setAttribute('r', Number(c.dataset.size) * u);
  };
  let waiting = null;
  const moved = () => {
    place();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const [lon, lat] = projection.invert([x, y]);
      if (!signal.aborted) onMove([lon.toFixed(2), lat.toFixed(2), k.toFixed(2)].map(Number));
    }, 250);
  };
  const enlarge = (times, px = x, py = y) => {
    const old = k;
    k = Math.min(LARGEST, Math.max(1, k * times));
    x = px - (px - x) * (old / k);
    y = py - (py - y) * (old / k);
    moved();
  };
  const pan = (dx, dy) => {
    x += (dx * unit()) / k;
    y += (dy * unit()) / k;
    moved();
  };

  listen(root, {
    enlarge,
    pan,
    where: (e) => {
      const box = root.getBoundingClientRect();
      return [
        x + ((e.clientX - box.left - box.width / 2) * unit()) / k,
        y + ((e.clientY - box.top - box.height / 2) * unit()) / k,
      ];
    },
    zoomed: () => k > 1,
  });

  const observer = new ResizeObserver(place);
  observer.observe(root);

  /** Draws circles: the larger the more events, coloured by mean score. `chosen` is one of the places. */
  const drawPlaces = (places, chosen, nameOf, onChoose) => {
    const most = Math.max(1, ...places.map((p) => p.events));
    chosenNode = null;
    circles.replaceChildren(
      ...[...places]
        .sort((p, q) => q.events - p.events)
        .map((p) => {
          const [px, py] = projection([p.lon, p.lat]);
          const words = `${nameOf(p)}: ${counted(p.events, 'event')}, mean score ${score(p.score)}`;
          const is = p === chosen;
          const circle = svg(
            'circle',
            {
              cx: px,
              cy: py,
              'data-size': 3.5 + Math.sqrt(p.events / most) * 15,
              class: `place${p.whole ? ' is-whole' : ''}${is ? ' is-chosen' : ''}`,
              tabindex: '0',
              role: 'button',
              'aria-label': words,
              'aria-pressed': String(is),
              onclick: () => onChoose(p),
              onkeydown: (e) => {
                if (e.key === 'Enter' || e.key === ' ') {
                  e.preventDefault();
                  onChoose(p);
                }
              },
            },
            svg('title', null, words),
          );
          circle.style.fill = scoreColour(p.score);
          if (is) chosenNode = circle;
          return circle;
        }),
    );
    if (chosenNode) circles.append(chosenNode);
    place();
  };

  /** Draws who acts on whom: lines that bend to their right, so that both ways are seen, with a dot where they end. */
  const drawPairs = (pairs, addressOf) => {
    const drawn = pairs.filter((e) => middles[e.source] && middles[e.target]);
    const most = Math.max(1, ...drawn.map((e) => e.events));
    const ends = [];
    const paths = drawn
      .sort((d, e) => d.events - e.events)
      .map((e) => {
        const from = projection(middles[e.source]);
        const to = projection(middles[e.target]);
        const words = `${partyName(e.source)} to ${partyName(e.target)}: ${counted(e.events, 'event')}, mean score ${score(e.score)}`;
        const link = svg(
          'a',
          { href: addressOf(e), tabindex: '-1', 'aria-label': words }, // the list beside it is for the keyboard
          svg('title', null, words),
          svg('path', { class: 'pair', d: bend(from, to) }),
        );
        const end = svg('circle', { cx: to[0], cy: to[1], 'data-size': 3, class: 'pair-end' });
        link.lastChild.style.stroke = scoreColour(e.score);
        link.lastChild.style.strokeWidth = String(1 + Math.sqrt(e.events / most) * 7);
        end.style.fill = scoreColour(e.score);
        ends.push(end);
        return link;
      });
    lines.replaceChildren(...paths);
    circles.replaceChildren(...ends);
    place();
  };
  place();
  return {
    root,
    drawPlaces,
    drawPairs,
    knows: (code) => Boolean(middles[code]),
    enlarge: (t) => enlarge(t),
    whole: () => {
      k = 1;
      x = WIDE / 2;
      y = TALL / 2;
      moved();
    },
    dispose: () => observer.disconnect(),
  };
}

/** Wheel (with Ctrl, or once enlarged), drag, pinch, keys. */
function listen(root, { enlarge, pan, where, zoomed }) {
  const held = new Map();
  let apart = 0;
  root.addEventListener(
    'wheel',
    (e) => {
      if (!e.ctrlKey && !zoomed()) return;
      e.preventDefault();
      enlarge(Math.exp(-e.deltaY * (e.ctrlKey ? 0.01 : 0.002)), ...where(e));
    },
    { passive: false },
  );
  root.addEventListener('pointerdown', (e) => {
    held.set(e.pointerId, [e.clientX, e.clientY]);
    apart = 0;
  });
  root.addEventListener('pointermove', (e) => {
    const last = held.get(e.pointerId);
    if (!last) return;
    const [dx, dy] = [e.clientX - last[0], e.clientY - last[1]];
    if (held.size === 1 && zoomed() && Math.abs(dx) + Math.abs(dy) > 2) {
      root.setPointerCapture(e.pointerId);
      pan(-dx, -dy);
      held.set(e.pointerId, [e.clientX, e.clientY]);
    } else if (held.size === 2) {
      held.set(e.pointerId, [e.clientX, e.clientY]);
      const [[ax, ay], [bx, by]] = [...held.values()];
      const now = Math.hypot(ax - bx, ay - by);
      if (apart) enlarge(now / apart, ...where({ clientX: (ax + bx) / 2, clientY: (ay + by) / 2 }));
      apart = now;
    }
  });
  for (const end of ['pointerup', 'pointercancel', 'pointerleave'])
    root.addEventListener(end, (e) => {
      held.delete(e.pointerId);
      apart = 0;
    });
  root.addEventListener('dblclick', (e) => enlarge(2, ...where(e)));
  root.addEventListener('keydown', (e) => {
    const by = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[e.key];
    if (by && zoomed()) {
      e.preventDefault();
      pan(...by);
    }
    if (e.key === '+' || e.key === '=') enlarge(1.5);
    if (e.key === '-') enlarge(1 / 1.5);
  });
}
