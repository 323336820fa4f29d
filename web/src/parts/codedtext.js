// A coded text: its words with what was found in them, in layers; its events beside it, to be walked through.

import { h, fill, refill } from '../dom.js';
import { LAYERS, quadOf } from '../words.js';
import { pieces, paragraphs } from './spans.js';
import { roleMarks } from './roles.js';
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

/** How much of the words goes to the next line together with a number before them: all, if they are short. */
const keptEnd = (words) => (words.length <= 16 ? words.length : (words.match(/^\S{1,16}/u)?.[0].length ?? 0));

function piece(text, part, numbers, starts) {
  const words = text.slice(part.begin, part.end);
  const begun = starts.get(part.begin) ?? [];
  starts.delete(part.begin);
  const flags = begun.map((event) =>
    h(
      'button',
      {
        type: 'button',
        class: `flag q-${quadOf(event.quad).key}`,
        'data-event': event.id,
        'aria-label': `Event ${numbers.get(event.id)}: ${event.type}`,
        tabindex: '-1',
      },
      numbers.get(event.id),
    ),
  );
  const end = flags.length ? keptEnd(words) : 0;
  const kept = (of) => (flags.length ? h('span', { class: 'kept' }, flags, of(words.slice(0, end))) : null);
  if (!part.marks.length) return [kept((first) => first), words.slice(end)];
  const classes = new Set(['seg', ...part.marks.map((m) => `on-${m.layer}`)]);
  const title = [...new Set(part.marks.map((m) => m.title).filter(Boolean))].join('; ');
  const event = part.marks.find((m) => m.layer === 'events');
  const quad = event ? quadOf(event.quad).key : null;
  const marked = (some) =>
    some
      ? h(
          'span',
          { class: [...classes].join(' '), title: title || null, 'data-event': event?.event ?? null, 'data-quad': quad },
          some,
        )
      : null;
  return [kept(marked), marked(words.slice(end))];
}

function drawText(coded, marks, numbers) {
  const { events } = coded;
  const text = coded.document.text ?? '';
  const starts = new Map();
  for (const event of events) {
    const at = event.trigger?.span?.[0];
    if (at !== undefined) starts.set(at, [...(starts.get(at) ?? []), event]);
  }
  const titleEnd = coded.document.title && text.startsWith(coded.document.title) ? coded.document.title.length : 0;
  return paragraphs(text).map(([begin, end]) =>
    h(
      'p',
      { class: begin < titleEnd ? 'text-title' : null, dir: 'auto', 'data-begin': begin },
      pieces(marks, begin, end).map((p) => piece(text, p, numbers, starts)),
    ),
  );
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

  const text = h('div', { class: 'text', lang: coded.document.language ?? 'en' });
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
    fill(text, drawText({ ...coded, events }, event ? [...base, ...roleMarks(event)] : base, numbers));
    for (const b of text.querySelectorAll('.flag')) b.classList.toggle('is-chosen', b.dataset.event === chosen);
    for (const b of walk.querySelectorAll('button')) b.setAttribute('aria-pressed', String(b.dataset.event === chosen));
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
