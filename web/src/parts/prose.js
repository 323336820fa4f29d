// Markdown of our own writing, as far as its files use it: headings, paragraphs, lists, tables, `code`, **bold**, *stressed*.

import { h } from '../dom.js';
import { blocks, pieces } from '../markdown.js';

const TAGS = { code: 'code', strong: 'strong', em: 'em' };

const inline = (text) => pieces(text).map(([kind, words]) => (TAGS[kind] ? h(TAGS[kind], null, words) : words));

/** A table without a head of its own has names in its first column. */
function grid({ head, rows }) {
  const named = head.some(Boolean);
  return h(
    'div',
    { class: 'prose-table', tabindex: '0', role: 'region', 'aria-label': named ? head.filter(Boolean).join(', ') : 'Facts' },
    h(
      'table',
      null,
      named
        ? h(
            'thead',
            null,
            h(
              'tr',
              null,
              head.map((cell) => (cell ? h('th', { scope: 'col' }, inline(cell)) : h('td', null))),
            ),
          )
        : null,
      h(
        'tbody',
        null,
        rows.map((cells) =>
          h(
            'tr',
            null,
            cells.map((cell, i) => (i === 0 ? h('th', { scope: 'row' }, inline(cell)) : h('td', null, inline(cell)))),
          ),
        ),
      ),
    ),
  );
}

/** The text as nodes; its headings begin with h`level`. */
export function markdown(text, level) {
  return blocks(text).map((b) => {
    if (b.kind === 'heading') return h(`h${Math.min(6, level + b.level - 2)}`, null, inline(b.text));
    if (b.kind === 'list')
      return h(
        'ul',
        null,
        b.items.map((item) => h('li', null, inline(item))),
      );
    if (b.kind === 'table') return grid(b);
    return h('p', null, inline(b.text));
  });
}
