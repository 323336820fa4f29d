// Two ends of a period, to be drawn along the months; what they hold shows while they move.

import { h, svg } from '../dom.js';

const STILL = 350; // ms

/** A period in words; null: that end is open. */
export function periodWords(since, until) {
  if (since && until) return `${since} to ${until}`;
  if (since) return `${since} on`;
  return until ? `until ${until}` : 'all';
}

/**
 * @param {[string, number][]} months all of them with what each has
 * @param {{since: string|null, until: string|null, onChange: (since: string|null, until: string|null) => void}} what
 */
export function monthSlider(months, { since, until, onChange }) {
  const last = months.length - 1;
  const at = (label, otherwise) => {
    if (!label) return otherwise;
    const i = months.findIndex(([m]) => m >= label.slice(0, 7));
    return i < 0 ? last : i;
  };
  const low = h('input', {
    type: 'range',
    id: 'slide-since',
    min: 0,
    max: last,
    value: String(at(since, 0)),
    'aria-label': 'From month',
  });
  const high = h('input', {
    type: 'range',
    id: 'slide-until',
    min: 0,
    max: last,
    value: String(Math.max(0, at(until, last))),
    'aria-label': 'To month',
  });
  low.value = String(at(since, 0));
  high.value = String(at(until, last));
  const words = h('output', { for: 'slide-since slide-until' });
  const most = Math.max(1, ...months.map(([, n]) => n));
  const bars = months.map(([, n], i) =>
    svg('rect', { x: i, width: 0.8, y: 30 - (n / most) * 30, height: (n / most) * 30 }),
  );
  let waiting = null;
  const paint = () => {
    const [a, b] = [Number(low.value), Number(high.value)];
    words.textContent = periodWords(a ? months[a][0] : null, b < last ? months[b][0] : null);
    for (const [input, m] of [
      [low, a],
      [high, b],
    ])
      input.setAttribute('aria-valuetext', months[m][0]);
    bars.forEach((bar, i) => bar.classList.toggle('is-in', i >= a && i <= b));
  };
  const change = (moved) => {
    if (Number(low.value) > Number(high.value)) (moved === low ? high : low).value = moved.value;
    paint();
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const [a, b] = [Number(low.value), Number(high.value)];
      onChange(a === 0 ? null : months[a][0], b === last ? null : months[b][0]);
    }, STILL);
  };
  low.addEventListener('input', () => change(low));
  high.addEventListener('input', () => change(high));
  paint();
  return h(
    'fieldset',
    { class: 'slider' },
    h('legend', null, 'Time ', words),
    svg('svg', { viewBox: `0 0 ${months.length} 30`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bars),
    h('div', { class: 'slider-ends' }, low, high),
    h('p', { class: 'slider-words', 'aria-hidden': 'true' }, h('span', null, months[0][0]), h('span', null, months[last][0])),
  );
}
