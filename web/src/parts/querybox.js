// The one box for queries: suggests fields and values, shows an error at its place.

import { h, fill, freshId } from '../dom.js';
import { hidden } from './filters.js';
import { suggestions, termAt } from '../querylanguage.js';

/** A byte's column (from 1) as a place in a JavaScript string. */
function placeOf(text, column) {
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(bytes.slice(0, Math.max(0, column - 1))).length;
}

/** The query with a caret below the place that is wrong. */
export function queryError(q, error) {
  const at = error.column ? placeOf(q, error.column) : null;
  const from = at === null ? 0 : Math.max(0, at - 40);
  const shown = q.slice(from, from + 80);
  return h(
    'div',
    { class: 'query-error', role: 'alert', id: 'query-error' },
    h('p', null, error.message.replace(/^q: /, '')),
    at === null
      ? null
      : h('pre', { 'aria-hidden': 'true' }, `${from ? '…' : ''}${shown}\n${' '.repeat(at - from + (from ? 1 : 0))}^`),
  );
}

function option(s, id, i, pick) {
  return h(
    'li',
    {
      role: 'option',
      id: `${id}-${i}`,
      'aria-selected': 'false',
      onmousedown: (event) => {
        event.preventDefault();
        pick(i);
      },
    },
    h('span', { class: 'option-text' }, s.text),
    h('span', { class: 'option-words' }, s.words),
  );
}

/**
 * Makes an input suggest what could stand at the caret.
 * @param {HTMLInputElement} input in a form  @param {HTMLElement} list where the suggestions go
 */
function suggest(input, list) {
  let shown = [];
  let term = null;
  let chosen = -1;
  const close = () => {
    shown = [];
    list.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (i) => {
    chosen = i;
    [...list.children].forEach((node, k) => node.setAttribute('aria-selected', String(k === i)));
    if (i < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', list.children[i].id);
    list.children[i].scrollIntoView({ block: 'nearest' });
  };
  const pick = (i) => {
    const { text } = shown[i];
    const tail = input.value.slice(input.selectionStart).replace(/^[^\s()]*/, '');
    const end = text.endsWith(':') ? text : `${text} `;
    input.value = input.value.slice(0, term.begin) + end + tail.trimStart();
    input.setSelectionRange(term.begin + end.length, term.begin + end.length);
    input.focus();
    open();
  };
  function open() {
    term = termAt(input.value, input.selectionStart ?? 0);
    shown = suggestions(term);
    if (!shown.length) return close();
    fill(
      list,
      shown.map((s, i) => option(s, list.id, i, pick)),
    );
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    choose(-1);
  }
  input.addEventListener('input', open);
  input.addEventListener('click', open);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && !shown.length) open();
    if (!shown.length) return;
    if (event.key === 'Escape') {
      close();
      event.preventDefault();
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(
        (chosen +
          (event.key === 'ArrowDown' ? 1 : shown.length - 1) +
          (chosen < 0 && event.key === 'ArrowUp' ? 1 : 0)) %
          shown.length,
      );
    }
    if ((event.key === 'Enter' || event.key === 'Tab') && chosen >= 0) {
      event.preventDefault();
      pick(chosen);
    }
  });
}

/**
 * A form with the box; it goes to `action` with q and the hidden parameters.
 * @param {{action: string, q: string, keep?: object, label?: string, button?: string, extra?: Node}} what
 */
export function queryBox({ action, q, keep = {}, label = 'Query', button = 'Search', extra }) {
  const list = h('ul', {
    role: 'listbox',
    class: 'suggestions',
    id: freshId('suggest'),
    hidden: true,
    'aria-label': 'Suggestions',
  });
  const input = h('input', {
    id: 'query',
    type: 'text',
    name: 'q',
    value: q,
    autocomplete: 'off',
    spellcheck: 'false',
    autocapitalize: 'none',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': list.id,
    placeholder: 'for example, source:USA target:CHN type:CONSULT since:2024 "arms control"',
  });
  suggest(input, list);
  return h(
    'form',
    { class: 'query-form', action, 'data-route': true, role: 'search', 'aria-label': label },
    h('label', { for: 'query' }, label),
    h(
      'div',
      { class: 'query-row' },
      h('div', { class: 'query-box' }, input, list),
      h('button', { type: 'submit', class: 'strong' }, button),
    ),
    hidden(keep),
    extra,
  );
}
