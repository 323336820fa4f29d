// Who acts on whom as arcs: parties below one another, those that are tied beside each other. One can be chosen; then its
// arcs stand out, and it is said in words with whom it deals.

import { h, fill, svg } from '../dom.js';
import { ROW, arcLine, arcPlan, mainClass } from '../charts/arcplan.js';
import { QUADS, quadOf } from '../words.js';
import { count, counted, partyName } from '../format.js';
import { patch } from './marks.js';
import { go } from '../router.js';

const TIP = 5; // px, half an arrow

function told(edge) {
  const parts = QUADS.map((q, i) => (edge.quads[i] ? `${count(edge.quads[i])} ${q.label}` : null)).filter(Boolean);
  return `${partyName(edge.source)} to ${partyName(edge.target)}: ${counted(edge.events, 'event')}: ${parts.join(', ')}`;
}

function tip(arc, width) {
  const [x, out] = arc.side === 'right' ? [0, 1] : [width, -1];
  const half = Math.max(TIP - 1, arc.wide * 0.8);
  return `M${x} ${arc.end}l${out * TIP * 1.6} ${-half}v${half * 2}z`;
}

function drawn(arc, width, address) {
  return svg(
    'g',
    {
      class: `net-arc q-${quadOf(mainClass(arc.edge.quads)).key}`,
      'data-from': arc.edge.source,
      'data-to': arc.edge.target,
      onclick: () => go(address(arc.edge)),
    },
    svg('title', null, told(arc.edge)),
    svg('path', { d: arcLine(arc, width), 'stroke-width': arc.wide.toFixed(1) }),
    svg('path', { class: 'tip', d: tip(arc, width) }),
  );
}

function lines(title, edges, other, address) {
  if (!edges.length) return null;
  return [
    h('h3', null, title),
    h(
      'ul',
      { class: 'plain net-list' },
      edges.map((e) =>
        h(
          'li',
          null,
          patch(mainClass(e.quads)),
          h('a', { href: address(e) }, partyName(other(e))),
          ' ',
          h(
            'small',
            null,
            QUADS.map((q, i) => (e.quads[i] ? `${count(e.quads[i])} ${q.label}` : null))
              .filter(Boolean)
              .join(', '),
          ),
        ),
      ),
    ),
  ];
}

/**
 * @param {object[]} edges of /network.json  @param {string[]} order the parties
 * @param {{chosen: string|null, onChoose: (party: string|null) => void, address: (edge) => string}} options
 * @returns {{node: Node, shown: () => void, dispose: () => void}}
 */
export function networkArcs(edges, order, { chosen, onChoose, address }) {
  const plan = arcPlan(edges, order);
  const inside = plan.map((a) => a.edge);
  // On paper they are as wide as there is room, and still meet the rows.
  const side = () => svg('svg', { 'aria-hidden': 'true', preserveAspectRatio: 'none' });
  const sides = { left: side(), right: side() };
  const buttons = order.map((p) =>
    h(
      'button',
      { type: 'button', 'data-party': p, 'aria-pressed': 'false', tabindex: '-1', title: partyName(p) },
      h('span', null, partyName(p)),
    ),
  );
  const list = h(
    'ol',
    { class: 'net-parties', 'aria-label': 'Parties', style: { '--row': `${ROW}px` } },
    buttons.map((b) => h('li', null, b)),
  );
  const words = h('div', { class: 'net-words', 'aria-live': 'polite' });
  const picture = h('div', { class: 'net-picture' }, sides.left, list, sides.right);
  const node = h('div', { class: 'net' }, picture, words);

  const draw = () => {
    for (const [side, root] of Object.entries(sides)) {
      const width = Math.max(40, root.clientWidth);
      root.setAttribute('viewBox', `0 0 ${width} ${order.length * ROW}`);
      root.setAttribute('height', order.length * ROW);
      root.replaceChildren(...plan.filter((a) => a.side === side).map((a) => drawn(a, width, address)));
    }
    light(chosen);
  };
  const light = (party) => {
    node.classList.toggle('has-chosen', Boolean(party));
    for (const root of Object.values(sides))
      for (const g of root.children)
        g.classList.toggle('is-lit', Boolean(party) && (g.dataset.from === party || g.dataset.to === party));
    const near = new Set(inside.flatMap((e) => (e.source === party || e.target === party ? [e.source, e.target] : [])));
    for (const b of buttons) b.classList.toggle('is-near', near.has(b.dataset.party));
  };
  const tell = () => {
    const of = (end) => inside.filter((e) => e[end] === chosen).sort((a, b) => b.events - a.events);
    fill(
      words,
      chosen
        ? [
            h('h2', null, partyName(chosen)),
            lines('acts on', of('source'), (e) => e.target, address),
            lines('is acted on by', of('target'), (e) => e.source, address),
          ]
        : h(
            'p',
            { class: 'quiet hint' },
            'Choose a party to see its arcs alone',
            h('span', { class: 'if-keys' }, '; arrow keys walk through them'),
            '.',
          ),
    );
  };
  const mark = () => {
    const at = Math.max(0, order.indexOf(chosen));
    buttons.forEach((b, i) => {
      b.setAttribute('aria-pressed', String(b.dataset.party === chosen));
      b.tabIndex = i === at ? 0 : -1;
    });
    light(chosen);
    tell();
  };
  const choose = (party) => {
    chosen = party === chosen ? null : party;
    mark();
    onChoose(chosen);
  };
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) choose(button.dataset.party);
  });
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const at = buttons.indexOf(document.activeElement);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : step ? at + step : -1;
    if (at < 0 || !buttons[next]) return;
    event.preventDefault();
    for (const b of buttons) b.tabIndex = -1;
    buttons[next].tabIndex = 0;
    buttons[next].focus();
  });
  const look = (event) => light(event.target.closest?.('button')?.dataset.party ?? chosen);
  list.addEventListener('pointerover', look);
  list.addEventListener('focusin', look);
  list.addEventListener('pointerleave', () => light(chosen));
  list.addEventListener('focusout', () => light(chosen));
  if (!order.includes(chosen)) chosen = null;
  mark();
  const observer = new ResizeObserver(draw);
  return { node, shown: () => observer.observe(picture), dispose: () => observer.disconnect() };
}
