// Tables whose rows can unfold.

import { h, freshId } from '../dom.js';

/**
 * A column: `label`, `cell(row)` → text or node, `number` (right-aligned), `head`: names the row.
 * @typedef {{label: string, cell: (row: any) => any, number?: boolean, head?: boolean}} Column
 */

const FEW = 3; // columns that a narrow screen has room for

const classOf = (column, cell) =>
  [column.number ? 'number' : '', cell === '–' ? 'is-none' : ''].filter(Boolean).join(' ') || null;

function plainCell(column, row, extra) {
  const tag = column.head ? 'th' : 'td';
  const cell = column.cell(row);
  return h(
    tag,
    {
      class: classOf(column, cell),
      scope: column.head ? 'row' : null,
      role: column.head ? 'rowheader' : 'cell',
      'data-label': column.label || null,
    },
    extra,
    cell,
  );
}

function unfoldable(row, columns, { unfold, isOpen, onToggle, name }) {
  const id = freshId('more');
  const detail = h(
    'tr',
    { class: 'detail', id, hidden: true, role: 'row' },
    h('td', { colspan: columns.length, role: 'cell' }),
  );
  const button = h('button', {
    type: 'button',
    class: 'unfold',
    'aria-controls': id,
    'aria-label': `Details of ${name(row)}`,
  });
  const set = (open) => {
    button.setAttribute('aria-expanded', String(open));
    detail.hidden = !open;
    if (open && !detail.firstChild.hasChildNodes()) detail.firstChild.append(unfold(row));
  };
  button.addEventListener('click', (event) => {
    const open = button.getAttribute('aria-expanded') !== 'true';
    set(open);
    onToggle?.(row, open);
    event.stopPropagation();
  });
  const main = h(
    'tr',
    { class: 'can-unfold', role: 'row' },
    columns.map((c, i) => plainCell(c, row, i === 0 ? button : null)),
  );
  main.addEventListener('click', (event) => {
    if (!event.target.closest('a, button') && getSelection().isCollapsed) button.click();
  });
  set(isOpen?.(row) ?? false);
  return [main, detail];
}

/**
 * A table; where it has many columns, a row is a block of labelled lines on narrow screens. Roles keep it a table for who
 * hears it.
 * @param {{caption: string, columns: Column[], rows: any[], unfold?: (row) => Node, isOpen?, onToggle?, name?: (row) => string, hideCaption?: boolean,
 *   small?: boolean}} what  `small`: rows lie closer
 */
export function table(what) {
  const { caption, columns, rows, unfold, hideCaption, small } = what;
  const cards = columns.length > FEW;
  const body = rows.map((row) =>
    unfold
      ? unfoldable(row, columns, what)
      : h(
          'tr',
          { role: 'row' },
          columns.map((c) => plainCell(c, row)),
        ),
  );
  return h(
    'div',
    { class: 'table-box', role: 'region', 'aria-label': caption, tabindex: '0' },
    h(
      'table',
      { class: [cards && 'cards', small && 'small'].filter(Boolean).join(' ') || null, role: 'table' },
      h('caption', { class: hideCaption ? 'hidden' : null }, caption),
      h(
        'thead',
        { role: 'rowgroup' },
        h(
          'tr',
          { role: 'row' },
          columns.map((c) => h('th', { scope: 'col', role: 'columnheader', class: classOf(c) }, c.label)),
        ),
      ),
      h('tbody', { role: 'rowgroup' }, body),
    ),
  );
}
