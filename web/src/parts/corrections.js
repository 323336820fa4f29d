// What readers say of events: buttons of a card, and what was said already. Where the server keeps no corrections
// (demarche serve --corrections FILE) there is nothing of it.

import { h, fill, said } from '../dom.js';
import { get, postCorrection } from '../api.js';
import { correctionDialog } from './correctiondialog.js';
import { readerName } from './readername.js';
import { dateText, partyName } from '../format.js';

/** What was said of a document's events: by event, of missing ones, of it as a whole; null: the server keeps none. */
export async function correctionsOf(document, signal) {
  const { corrections, taken } = await get('/corrections.json', { document, limit: 1000 }, signal);
  if (!taken) return null;
  return {
    events: new Map(corrections.filter((c) => c.event).map((c) => [c.event, c])),
    missing: corrections.filter((c) => c.kind === 'missing'),
    whole: corrections.find((c) => c.kind === 'whole') ?? null,
  };
}

const VALUES = {
  actors: (v) => v.map(partyName).join(', ') || 'nobody',
  recipients: (v) => v.map(partyName).join(', ') || 'nobody',
  background: (v) => (v ? 'yes' : 'no'),
  date: (v) => dateText(v),
};

/** What is right instead, in words. */
export function insteadOf(correction) {
  return Object.entries(correction.right ?? {}).map(([name, value], i) => [
    i ? ', ' : null,
    name,
    ' ',
    said(VALUES[name] ? VALUES[name](value) : (value ?? 'none')),
  ]);
}

const KINDS = {
  right: 'right as coded',
  wrong: 'no such event',
  changed: 'should be',
  missing: 'missing',
  whole: 'read as a whole',
  withdrawn: 'taken back',
};
export const kindWords = (kind) => KINDS[kind] ?? kind;

/** One of them in a line. */
export function told(c) {
  return [
    h('strong', null, kindWords(c.kind)),
    Object.keys(c.right ?? {}).length ? [': ', insteadOf(c)] : null,
    c.note ? [' – ', said(c.note)] : null,
    h('span', { class: 'quiet' }, ' said ', c.by ? ['by ', said(c.by), ', '] : null, h('time', null, c.at.slice(0, 10))),
  ];
}

/** A button that sends something and tells when that fails. */
function sending(words, body, done, attributes) {
  const failed = h('span', { class: 'warn', role: 'alert' });
  const button = h(
    'button',
    {
      type: 'button',
      ...attributes,
      onclick: async () => {
        if (button.getAttribute('aria-disabled')) return; // a button that is disabled loses the focus
        button.setAttribute('aria-disabled', 'true');
        try {
          done(await postCorrection(body));
        } catch (error) {
          button.removeAttribute('aria-disabled');
          fill(failed, error.message);
        }
      },
    },
    words,
  );
  return [button, ' ', failed];
}

const takenBack = (c, done) => sending('Take it back', { kind: 'withdrawn', of: c.id, by: readerName() }, done, { class: 'link' });

/**
 * The foot of an event's card.
 * @param {object} event record
 * @param {object|null} known of correctionsOf
 * @param {() => void} changed  something was said: it is to be asked for and drawn anew
 */
export function correctionFoot(event, known, changed) {
  if (!known) return null;
  const was = known.events.get(event.id);
  if (was) return h('div', { class: 'corrected' }, h('p', null, told(was)), h('p', null, takenBack(was, changed)));
  const about = { document: event.document, event: event.id };
  return h(
    'div',
    { class: 'corrections', role: 'group', 'aria-label': 'Is this event right?' },
    sending('Right', { ...about, kind: 'right', by: readerName() }, changed),
    h(
      'button',
      { type: 'button', onclick: () => correctionDialog({ about, event, done: changed }) },
      'Wrong?',
    ),
  );
}

/**
 * Below a text: what is missing, and that all of it was read.
 * @param {() => {span: [number, number], words: string}|null} selected  words of the text
 */
export function correctionTools(document, known, selected, changed) {
  if (!known) return null;
  const about = { document };
  const asked = h('p', { class: 'warn', role: 'status' });
  const missing = () => {
    const words = selected();
    fill(asked, words ? null : 'Select the words of the text that tell it first.');
    if (words) correctionDialog({ about: { ...about, span: words.span }, words: words.words, done: changed });
  };
  return h(
    'section',
    { class: 'correction-tools', 'aria-label': 'Corrections' },
    h('h2', { class: 'minor' }, 'Corrections'),
    h(
      'p',
      { class: 'quiet' },
      'Say in an event’s card whether it is right. Of an event that is missing, select the word that tells it. ',
      h('a', { href: '/corrections' }, 'All corrections'),
    ),
    known.missing.length
      ? h(
          'ul',
          null,
          known.missing.map((c) => h('li', null, '“', said(c.words), '” ', told(c), ' ', takenBack(c, changed))),
        )
      : null,
    h(
      'p',
      null,
      h('button', { type: 'button', onclick: missing }, 'An event is missing'),
      ' ',
      known.whole
        ? ['All of this text was read. ', takenBack(known.whole, changed)]
        : sending('I have read all of it, the rest is right', { ...about, kind: 'whole', by: readerName() }, changed),
    ),
    asked,
  );
}
