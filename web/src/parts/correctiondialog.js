// The form in which a reader says what is right instead.

import { h, fill, freshId, said } from '../dom.js';
import { postCorrection } from '../api.js';
import { asCodes, countryList } from './filters.js';
import { keepReaderName, readerName } from './readername.js';
import { TYPES } from '../words.js';

const STATUS = ['happened', 'ongoing', 'planned', 'conditional', 'hypothetical'];

const codesOf = (actors) => (actors ?? []).map((a) => a.code).join(' ');
const list = (text) => text.split(/[\s,;]+/).filter(Boolean);

function control(label, input, hint) {
  const id = freshId('right');
  input.id = id;
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    input,
    hint ? h('small', null, hint) : null,
  );
}

const choice = (name, values, now) =>
  h(
    'select',
    { name },
    values.map(([value, words]) => h('option', { value, selected: value === now }, words)),
  );

const text = (name, value, more) => h('input', { name, value: value ?? '', autocomplete: 'off', spellcheck: 'false', ...more });

/** What stands in the form as the fields of a correction. */
function filled(form) {
  const of = (name) => form.elements[name].value.trim();
  return {
    type: of('type') || null,
    mode: of('mode') || null,
    actors: list(of('actors').toUpperCase()),
    recipients: list(of('recipients').toUpperCase()),
    date: of('date') || null,
    place: of('place') || null,
    status: of('status'),
    polarity: of('polarity'),
    claim: of('claim'),
    background: form.elements.background.checked,
  };
}

/** Only what differs. */
function differing(now, before) {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])));
}

function fields(event) {
  const types = [['', 'choose one'], ...Object.entries(TYPES).map(([type, [, words]]) => [type, `${type} – ${words}`])];
  return [
    control('What', choice('type', types, event?.type ?? '')),
    control('Mode', text('mode', event?.mode), 'of that type, such as meet'),
    control('Who', text('actors', codesOf(event?.actors), { list: countryList() }), 'codes: CHNGOV USA'),
    control('Whom', text('recipients', codesOf(event?.recipients), { list: countryList() }), 'codes; empty: nobody'),
    control('When', text('date', event?.date?.value, { placeholder: '2024-07-17' }), 'day, month or year'),
    control('Where', text('place', event?.place?.name)),
    control('Status', choice('status', STATUS.map((s) => [s, s]), event?.status ?? 'happened')),
    control('Polarity', choice('polarity', [['affirmed', 'it is so'], ['negated', 'it is not so']], event?.polarity ?? 'affirmed')),
    control('Claim', choice('claim', [['stated', 'stated'], ['alleged', 'alleged'], ['denied', 'denied']], event?.claim ?? 'stated')),
    control('Background', h('input', { type: 'checkbox', name: 'background', checked: Boolean(event?.background) }), 'told as history'),
  ];
}

/**
 * Opens the form over the page; the focus goes back to where it was.
 * @param {{about: object, event?: object, words?: string, done: () => void}} what
 *   about: document and event, or document and span; event: its record, absent when one is missing
 */
export function correctionDialog({ about, event, words, done }) {
  const back = document.activeElement;
  const title = freshId('dialog');
  const failed = h('p', { class: 'warn', role: 'alert' });
  const rest = h('div', { class: 'correction-fields' }, fields(event));
  const none = h('input', { type: 'checkbox', id: freshId('none'), onchange: () => (rest.hidden = none.checked) });
  const form = h(
    'form',
    { method: 'dialog' },
    h('h2', { id: title }, event ? 'What is wrong?' : 'Which event is missing?'),
    words ? h('p', null, 'Told by “', said(words), '”.') : null,
    event
      ? h('p', { class: 'check' }, none, ' ', h('label', { for: none.id }, 'There is no such event in the text'))
      : null,
    rest,
    control('Why (if you like)', h('textarea', { name: 'note', rows: 2, maxlength: 600 })),
    control('Your name (if you like)', text('by', readerName(), { maxlength: 60 })),
    failed,
    h(
      'p',
      { class: 'tools' },
      h('button', { type: 'submit', class: 'strong' }, 'Record it'),
      h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
    ),
  );
  const before = event ? filled(form) : {};
  const dialog = h('dialog', { class: 'correction', 'aria-labelledby': title }, form);
  const typed = () => JSON.stringify([filled(form), form.elements.note.value.trim(), none.checked]);
  const untouched = typed();
  let warned = false;
  // Escape drops nothing that was typed without a word.
  dialog.addEventListener('cancel', (e) => {
    if (warned || typed() === untouched) return;
    warned = true;
    e.preventDefault();
    fill(failed, 'What you typed is not recorded yet. Press Escape once more, or Cancel, to drop it.');
  });
  form.addEventListener('input', () => (warned = false));
  form.addEventListener('submit', async (e) => {
    e.preventDefault();
    const by = form.elements.by.value.trim();
    const right = none.checked ? {} : differing(filled(form), before);
    const kind = !event ? 'missing' : none.checked ? 'wrong' : 'changed';
    if (kind === 'changed' && !Object.keys(right).length) {
      fill(failed, 'Nothing differs from what is coded: change a field, or say that there is no such event.');
      return;
    }
    keepReaderName(by);
    try {
      await postCorrection({ ...about, kind, right, by, note: form.elements.note.value.trim() });
      dialog.close();
      done();
    } catch (error) {
      fill(failed, error.message);
    }
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    back?.focus?.();
  });
  asCodes(form);
  document.body.append(dialog);
  dialog.showModal();
}
