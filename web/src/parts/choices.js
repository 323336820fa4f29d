// A row of links of which one is the present state.

import { h } from '../dom.js';

/**
 * @param {string} label  before them
 * @param {string} now    the present value
 * @param {[string, string, string][]} list  words, address and value of each
 */
export const choices = (label, now, list) =>
  h(
    'nav',
    { class: 'choices', 'aria-label': label },
    h('span', { class: 'quiet' }, label),
    list.map(([words, address, value]) => h('a', { href: address, 'aria-current': value === now ? 'true' : null }, words)),
  );
