// Forms of filters: what is filled in goes into the address.

import { h, freshId } from '../dom.js';
import { address } from '../api.js';
import { allCountries } from '../countries.js';

let countries = null;

/** The list of countries that fields of actors suggest; once in the page. */
export function countryList() {
  if (!countries) {
    countries = h(
      'datalist',
      { id: 'countries' },
      allCountries().map(([code, name]) => h('option', { value: code }, name)),
    );
    document.body.append(countries);
  }
  return 'countries';
}

/** Names of countries that are typed into fields of actors become their codes. */
export function asCodes(form) {
  form.addEventListener('change', (event) => {
    const input = event.target;
    if (input.getAttribute('list') !== 'countries') return;
    const typed = input.value.trim().toLowerCase();
    const found = allCountries().find(([code, name]) => name.toLowerCase() === typed || code.toLowerCase() === typed);
    if (found) [input.value] = found;
  });
}

const CONTROLS = {
  actor: (f, id, value) =>
    h('input', {
      id,
      name: f.name,
      value,
      list: countryList(),
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: f.hint ?? 'e.g. CHN',
      class: 'short',
    }),
  date: (f, id, value) =>
    h('input', {
      id,
      name: f.name,
      value,
      inputmode: 'numeric',
      pattern: '\\d{4}(-\\d{2}(-\\d{2})?)?',
      title: 'a day, month or year: 2024-07-17, 2024-07, 2024',
      placeholder: '2024-07',
      class: 'short',
      autocomplete: 'off',
    }),
  text: (f, id, value) => h('input', { id, name: f.name, value, placeholder: f.hint ?? '', autocomplete: 'off' }),
  choice: (f, id, value) =>
    h(
      'select',
      { id, name: f.name },
      h('option', { value: '' }, f.any ?? 'any'),
      f.values.map((v) => h('option', { value: v, selected: v === value }, v)),
    ),
};

const sentence = (words) => (/[.?!]$/.test(words) ? words : `${words}.`);

/**
 * What the server says of one filter: {name, words} of "since=x: give a year"; name is null where it is of none.
 * @param {Error|null} error
 */
export function filterError(error) {
  if (!error) return null;
  const match = /^([a-z_]+)(?:=[^:]*)?: (.*)$/s.exec(error.message);
  const words = match ? match[2] : error.message;
  return { name: match?.[1] ?? null, words: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** A label over a control; below it what is wrong with it. */
export function field(f, params, wrong = null) {
  const id = `f-${f.name}`;
  const control = CONTROLS[f.kind](f, id, params.get(f.name) ?? '');
  const isWrong = wrong?.name === f.name;
  if (isWrong) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', `${id}-wrong`);
  }
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, f.label),
    control,
    isWrong ? h('small', { class: 'warn', id: `${id}-wrong`, role: 'alert' }, sentence(wrong.words)) : null,
  );
}

/** What is wrong with none of the fields in particular; null: nothing. */
export function otherWrong(wrong, fields) {
  if (!wrong || fields.some((f) => f.name === wrong.name)) return null;
  return h('p', { class: 'problem', role: 'alert' }, sentence(wrong.name ? `${wrong.name}: ${wrong.words}` : wrong.words));
}

/** Fields that are not seen, of what is not empty. */
export const hidden = (values) =>
  Object.entries(values).map(([name, value]) => (value ? h('input', { type: 'hidden', name, value }) : null));

export const PARTY_FIELDS = [
  { name: 'from', label: 'From', kind: 'actor' },
  { name: 'to', label: 'To', kind: 'actor' },
];
export const TIME_FIELDS = [
  { name: 'since', label: 'Since', kind: 'date' },
  { name: 'until', label: 'Until', kind: 'date' },
];

/**
 * @param {string} action path
 * @param {{name, label, kind: 'actor'|'date'|'text'|'choice', values?: string[], hint?, any?}[]} fields
 * @param {object} [keep] parameters that stay
 * @param {Error} [error] what the server said of what is filled in
 */
export function filters(action, fields, params, keep = {}, error = null) {
  const wrong = filterError(error);
  const any = fields.some((f) => params.get(f.name));
  const form = h(
    'form',
    { class: 'filters', action, 'data-route': true, 'aria-label': 'Filters', id: freshId('filters') },
    otherWrong(wrong, fields),
    fields.map((f) => field(f, params, wrong)),
    h(
      'div',
      { class: 'field actions' },
      h('button', { type: 'submit', id: 'apply' }, 'Apply'),
      any ? h('a', { href: address(action, keep) }, 'Clear') : null,
    ),
    hidden(keep),
  );
  form.addEventListener('change', (event) => {
    if (event.target.tagName === 'SELECT') form.requestSubmit();
  });
  asCodes(form);
  return form;
}
