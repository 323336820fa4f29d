// What a view shows when there is nothing to show: not yet, not at all, or not possible.

import { h } from '../dom.js';

/** Grey lines where the view will be. */
export function skeleton() {
  return h(
    'div',
    { class: 'skeleton', role: 'status' },
    h('span', { class: 'hidden' }, 'Loading'),
    h('div', { class: 'bone wide' }),
    h('div', { class: 'bone' }),
    h('div', { class: 'bone' }),
    h('div', { class: 'bone short' }),
  );
}

/** Nothing was found: `what` says so, `todo` says what can be done (text or nodes). */
export function empty(what, ...todo) {
  return h(
    'div',
    { class: 'empty' },
    h('p', { class: 'empty-what' }, what),
    todo.length ? h('p', null, ...todo) : null,
  );
}

/** An error within a view. */
export function problem(error, again) {
  return h(
    'div',
    { class: 'problem', role: 'alert' },
    h('p', null, error.message),
    again ? h('button', { type: 'button', onclick: again }, 'Try again') : null,
  );
}

const HEADINGS = {
  0: 'No connection',
  404: 'There is no such page',
  429: 'The server is busy',
  503: 'The server is busy',
};

/** The view that stands for one that could not be drawn. */
export function failure(error, again) {
  const title = HEADINGS[error.status] ?? (error.status === 400 ? 'This cannot be asked so' : 'Something went wrong');
  const node = h(
    'div',
    { class: 'problem', role: 'alert' },
    h('p', null, error.message ?? String(error)),
    h(
      'p',
      null,
      error.status === 404 ? null : h('button', { type: 'button', onclick: again }, 'Try again'),
      ' ',
      h('a', { href: '/search' }, 'Search events'),
      ' or go to the ',
      h('a', { href: '/' }, 'overview'),
      '.',
    ),
  );
  return { title, node };
}

export function notFound(path) {
  return failure({ status: 404, message: `Nothing is at ${path}.` }, () => {});
}
