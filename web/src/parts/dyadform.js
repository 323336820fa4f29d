// Two parties to be looked at.

import { h, freshId } from '../dom.js';
import { go } from '../router.js';
import { segment } from '../api.js';
import { asCodes, countryList } from './filters.js';

function side(label, value, example) {
  const id = freshId('side');
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h('input', {
      id,
      value: value ?? '',
      required: true,
      list: countryList(),
      class: 'short',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: `e.g. ${example}`,
    }),
  );
}

/**
 * @param {string} [button] words
 * @param {(a, b) => string} [where] the address of the two; their dyad unless given
 */
export function dyadForm(a, b, button = 'Show', where = (x, y) => `/dyad/${segment(x)}/${segment(y)}`) {
  const form = h(
    'form',
    { class: 'filters', 'aria-label': 'Two parties' },
    side('Between', a, 'USA'),
    side('and', b, 'China'),
    h('div', { class: 'field actions' }, h('button', { type: 'submit' }, button)),
  );
  asCodes(form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [x, y] = [...form.querySelectorAll('input')].map((i) => i.value.trim());
    if (x && y) go(where(x, y));
  });
  return form;
}
