// One event: its card, where it stands, what it comes from, and where else it is told.

import { fill, h, said } from '../dom.js';
import { get, segment } from '../api.js';
import { twin } from '../parts/exports.js';
import { eventCard } from '../parts/eventcard.js';
import { sentenceTree } from '../parts/sentencetree.js';
import { correctionFoot, correctionsOf } from '../parts/corrections.js';
import { eventAddress, sentence } from '../parts/eventlist.js';
import { stateMark } from '../parts/marks.js';
import { dateText, partyName, share } from '../format.js';
import { LINKS } from '../words.js';

const codes = (text) => (text ?? '').split(/[;,]/).filter(Boolean).map(partyName).join(', ') || 'nobody named';

function reason(step) {
  const { event } = step;
  return h(
    'li',
    { style: { '--depth': Math.min(6, step.depth ?? 1) } },
    h(
      'p',
      null,
      h('strong', null, LINKS[step.kind] ?? step.kind),
      ' ',
      said(step.text ?? event?.text ?? ''),
      h(
        'span',
        { class: 'quiet' },
        step.words ? [' (“', said(step.words), '”'] : ' (',
        step.by ? [step.words ? ', ' : '', 'so says ', step.by === 'author' ? 'the author' : partyName(step.by)] : null,
        `) ${share(step.confidence)}`,
      ),
    ),
    event
      ? h(
          'p',
          { class: 'event-text' },
          stateMark(event.type),
          ` ${codes(event.actors)} → ${codes(event.recipients)}, ${dateText(event.date)}: `,
          h('a', { href: eventAddress(event.document, event.id) }, sentence(event.text, event.trigger)),
        )
      : null,
  );
}

function tellings(same) {
  if (!same.length) return h('p', { class: 'quiet' }, 'No other text is known to tell it.');
  return h(
    'ul',
    { class: 'plain' },
    same.map((s) =>
      h(
        'li',
        null,
        h('time', null, dateText(s.published)),
        ' ',
        h('a', { href: eventAddress(s.document, s.id) }, s.title ? said(s.title) : sentence(s.text, s.trigger)),
        s.outlet ? [' ', said(s.outlet, { class: 'quiet' })] : null,
      ),
    ),
  );
}

export async function show({ names, signal }) {
  const path = `/event/${segment(names.ID)}`;
  const { event, document, why, same: all } = await get(`${path}.json`, { offsets: 'utf16' }, signal);
  const published = document.published?.value ?? null;
  const same = (all ?? []).filter((s) => s.id !== event.id);
  const card = h('div', null);
  const paint = async () => {
    const known = await correctionsOf(document.id, signal);
    fill(card, eventCard(event, {}, { foot: () => correctionFoot(event, known, paint) }));
  };
  await paint();
  const node = h(
    'div',
    { class: 'event-page' },
    h(
      'blockquote',
      { class: 'proof' },
      h('p', null, sentence(event.text, event.trigger?.text)),
      h(
        'footer',
        null,
        h('a', { href: eventAddress(document.id, event.id) }, said(document.title ?? 'the text')),
        document.outlet ? [', ', said(document.outlet)] : null,
        published ? [', ', h('time', null, dateText(published))] : null,
        document.url ? [' – ', h('a', { href: document.url, rel: 'noopener noreferrer external' }, 'source')] : null,
      ),
    ),
    card,
    sentenceTree(event, { open: true }),
    h(
      'section',
      null,
      h('h2', null, 'Why'),
      why.length
        ? h('ol', { class: 'why' }, why.map(reason))
        : h('p', { class: 'quiet' }, 'No text names a cause, condition or purpose of it.'),
    ),
    h('section', null, h('h2', null, 'Told elsewhere'), tellings(same)),
  );
  return {
    title: `${event.type}: ${event.trigger?.text ?? ''}`.slice(0, 120),
    heading: `Event: ${event.type}`,
    node,
    data: twin(path),
  };
}
