// Scores of -10 (conflict) to 10 (cooperation) as colours and numbers.

import { h } from '../dom.js';
import { score } from '../format.js';

/** A number beside a patch of its colour. */
export function scoreCell(x) {
  return h(
    'span',
    { class: 'score' },
    h('span', { class: 'score-patch', 'aria-hidden': 'true', style: { background: scoreColour(x) } }),
    score(x),
  );
}

/** The colour of a score: the nearer to nought the paler; grey where there is none. */
export function scoreColour(x) {
  if (typeof x !== 'number') return 'var(--line)';
  const part = Math.round((Math.min(1, Math.abs(x) / 8) * 0.85 + 0.15) * 100);
  return `color-mix(in oklab, var(--${x < 0 ? 'mk' : 'mc'}) ${part}%, var(--paper))`;
}

/** What the colours mean. */
export function scoreLegend() {
  return h(
    'p',
    { class: 'score-legend' },
    'mean score: ',
    h('span', null, '−10 conflict'),
    h('span', { class: 'score-ramp', 'aria-hidden': 'true' }),
    h('span', null, '+10 cooperation'),
  );
}
