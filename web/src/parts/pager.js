// From page to page of a list.

import { h } from '../dom.js';
import { withParams } from '../router.js';
import { count } from '../format.js';

const before = new Map(); // address of a page: that of the page from which it was reached

/** Says that this node is the list that goes on from page to page: whoever turns the page comes to its top. */
export function paged(node) {
  node.dataset.paged = '';
  if (!node.hasAttribute('tabindex')) node.tabIndex = -1;
  return node;
}

/** @param {string|null} next token of the next page  @param {string} [words] how many there are behind this page */
export function pager(next, params, words) {
  const after = params.get('after');
  if (!next && !after) return null;
  const onward = next ? withParams({ after: next }) : null;
  const first = withParams({ after: null });
  const previous = before.get(withParams({ after }));
  if (onward) before.set(onward, withParams({ after }));
  return h(
    'nav',
    { class: 'pager', 'aria-label': 'Pages' },
    after ? h('a', { href: first, rel: 'first' }, 'First page') : null,
    previous && previous !== first ? h('a', { href: previous, rel: 'prev' }, 'Previous page') : null,
    onward ? h('a', { href: onward, rel: 'next', class: 'button' }, 'Next page') : null,
    words ? h('span', { class: 'quiet' }, words) : null,
  );
}

/** "120 more", "at least 100 more". */
export const moreWords = (more, least) => (more > 0 ? `${least ? 'at least ' : ''}${count(more)} more` : '');
