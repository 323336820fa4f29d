// From page to page of a list.

import { h } from '../dom.js';
import { withParams } from '../router.js';
import { count } from '../format.js';

/** @param {string|null} next token of the next page  @param {string} [words] how many there are behind this page */
export function pager(next, params, words) {
  const after = params.get('after');
  if (!next && !after) return null;
  return h(
    'nav',
    { class: 'pager', 'aria-label': 'Pages' },
    after ? h('a', { href: withParams({ after: null }), rel: 'first' }, 'First page') : null,
    next ? h('a', { href: withParams({ after: next }), rel: 'next', class: 'button' }, 'Next page') : null,
    words ? h('span', { class: 'quiet' }, words) : null,
  );
}

/** "120 more", "at least 100 more". */
export const moreWords = (more, least) => (more > 0 ? `${least ? 'at least ' : ''}${count(more)} more` : '');
