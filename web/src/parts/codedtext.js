// A coded text: its words with what was found in them, in layers; its events beside it, to be walked through.

import { h, fill, refill } from '../dom.js';
import { LAYERS } from '../words.js';
import { markedText } from './markedtext.js';
import { eventCard } from './eventcard.js';
import { sides } from './actors.js';
import { typeMark, doubts, quadLegend } from './marks.js';
import { count, counted, dateText, money, partyName } from '../format.js';
import { noEvents, passedOver } from './noevents.js';

const LAYER_OF = new Map(LAYERS.flatMap((l) => l.kinds.map((k) => [k, l.key])));

/** What a mention stands for, in words. */
function meaning(m) {
  if (m.kind === 'actor') return (m.actors ?? []).map((a) => `${partyName(a.code)} [${a.code}]`).join(', ');
  if (m.time) return m.time.value;
  if (m.place) return [m.place.name, m.place.country && partyName(m.place.country)].filter(Boolean).join(', ');
  const { value, unit } = m.amount ?? {};
  const amount =
    typeof value !== 'number' ? null : m.kind === 'money' ? money(value, unit) : `${count(value)} ${unit ?? ''}`;
  return [amount, m.item?.category].filter(Boolean).join(', ');
}

function mentionMark(m) {
  const layer = LAYER_OF.get(m.kind);
  if (!layer || !m.span) return null;
  const title = [meaning(m), m.kind].filter(Boolean).join(' – ');
  return { begin: m.span[0], end: m.span[1], layer, title };
}

function row(event, n) {
  const told = doubts(event);
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'walk-event', 'data-event': event.id, 'aria-pressed': 'false' },
      h('span', { class: 'walk-number' }, n),
      h(
        'span',
        null,
        typeMark(event),
        ' ',
        sides(event.actors, event.recipients),
        ' ',
        h('span', { class: 'quiet' }, [
          event.date ? h('time', null, dateText(event.date.value)) : null,
          event.date && told.length ? ', ' : null,
          told.join(', '),
        ]),
      ),
    ),
  );
}

function layerSwitches(off, onChange) {
  return h(
    'fieldset',
    { class: 'layers' },
    h('legend', null, 'Shown in the text'),
    LAYERS.map((l) => {
      const id = `layer-${l.key}`;
      return h(
        'span',
        { class: 'layer' },
        h('input', {
          type: 'checkbox',
          id,
          checked: !off.has(l.key),
          onchange: (e) => onChange(l.key, e.target.checked),
        }),
        h('label', { for: id }, h('span', { class: `swatch layer-${l.key}`, 'aria-hidden': 'true' }), l.label),
      );
    }),
  );
}

/**
 * @param {object} coded answer of /article/ID.json
 * @param {{chosen: string|null, off: Set<string>, onState: (chosen: string|null, off: Set<string>) => void, permalinks: boolean, foot?: (event: object) => Node}} options
 * @returns {{node: Node, text: Node, repaint: () => void, set: (chosen, off) => void, dispose: () => void, look: () => void}} `look` brings the chosen event into sight
 */
export function codedText(coded, { chosen, off, onState, permalinks, foot }) {
  const events = [...(coded.events ?? [])].sort((a, b) => (a.trigger?.span?.[0] ?? 0) - (b.trigger?.span?.[0] ?? 0));
  const numbers = new Map(events.map((e, i) => [e.id, i + 1]));
  const base = (coded.mentions ?? []).map(mentionMark).filter(Boolean);
  for (const e of events)
    if (e.trigger?.span)
      base.push({
        begin: e.trigger.span[0],
        end: e.trigger.span[1],
        layer: 'events',
        event: e.id,
        quad: e.quad,
        title: `${e.type}, event ${numbers.get(e.id)}`,
      });

  const marked = markedText(coded.document, events, base, numbers);
  const text = marked.node;
  const card = h('div', { class: 'card', 'aria-live': 'polite' });
  const walk = h(
    'ol',
    { class: 'walk', 'aria-label': 'Events of this text' },
    events.map((e, i) => row(e, i + 1)),
  );
  let shownLayers = off;

  const paintLayers = () => {
    for (const l of LAYERS) text.classList.toggle(`no-${l.key}`, shownLayers.has(l.key));
    for (const l of LAYERS) node.querySelector(`#layer-${l.key}`).checked = !shownLayers.has(l.key);
  };
  const paint = () => {
    const event = events.find((e) => e.id === chosen);
    marked.show(event);
    for (const b of walk.querySelectorAll('[aria-pressed="true"]')) b.setAttribute('aria-pressed', 'false');
    if (event) walk.querySelector(`[data-event="${CSS.escape(chosen)}"]`).setAttribute('aria-pressed', 'true');
    const options = { number: numbers.get(chosen), permalinks, tree: permalinks, choose, foot };
    refill(card, event ? eventCard(event, coded, options) : hint(), () => card.querySelector('.event-card'));
    node.classList.toggle('has-chosen', Boolean(event));
  };
  const hint = () =>
    events.length
      ? h(
          'p',
          { class: 'quiet' },
          'Choose an event: click it in the text or the list, or walk with ',
          h('kbd', null, 'j'),
          ' and ',
          h('kbd', null, 'k'),
          '; ',
          h('kbd', null, 'Enter'),
          ' goes into its card, ',
          h('kbd', null, 'Esc'),
          ' lets go.',
        )
      : null;
  const look = () => {
    const flag = chosen ? text.querySelector(`.flag[data-event="${CSS.escape(chosen)}"]`) : null;
    if (!flag) return;
    const { top, bottom } = flag.getBoundingClientRect();
    if (top < 80 || bottom > innerHeight * 0.55)
      scrollBy({
        top: top - innerHeight * 0.3,
        behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
      });
  };
  function choose(id, tell = true) {
    chosen = events.some((e) => e.id === id) ? id : null;
    paint();
    look();
    if (tell) onState(chosen, shownLayers);
  }
  const step = (by) => {
    if (!events.length) return;
    const at = events.findIndex((e) => e.id === chosen);
    const next = at < 0 ? (by > 0 ? 0 : events.length - 1) : at + by;
    if (events[next]) choose(events[next].id);
  };
  const onKey = (event) => {
    if (
      document.querySelector('dialog[open]') || // its keys are its own
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.target.closest?.('input:not([type=checkbox]), textarea, select')
    )
      return;
    if (event.key === 'j') step(1);
    else if (event.key === 'k') step(-1);
    else if (event.key === 'Escape' && chosen) choose(null);
    else if (event.key === 'Enter' && !event.target.closest?.('a, button, summary') && chosen) {
      event.preventDefault();
      card.querySelector('.event-card')?.focus();
    }
  };
  const onClick = (event) => {
    const target = event.target.closest('[data-event]');
    if (target && getSelection().isCollapsed)
      choose(target.dataset.event === chosen && target.tagName === 'BUTTON' ? null : target.dataset.event);
  };
  text.addEventListener('click', onClick);
  walk.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);

  const onLayer = (key, on) => {
    shownLayers = new Set(shownLayers);
    if (on) shownLayers.delete(key);
    else shownLayers.add(key);
    paintLayers();
    onState(chosen, shownLayers);
  };
  const node = h(
    'div',
    { class: 'coded' },
    h('div', { class: 'coded-text' }, layerSwitches(off, onLayer), text),
    h(
      'aside',
      { class: 'coded-side', 'aria-label': 'Events of this text' },
      h('h2', null, passedOver(coded.document) ? 'Not coded' : counted(events.length, 'event')),
      events.length
        ? [card, walk, quadLegend()]
        : noEvents(coded.document),
    ),
  );
  paintLayers();
  paint();
  return {
    node,
    text,
    repaint: paint,
    look,
    set: (nowChosen, nowOff) => {
      shownLayers = nowOff;
      paintLayers();
      choose(nowChosen, false);
    },
    dispose: () => document.removeEventListener('keydown', onKey),
  };
}
