// Bars that lie: a table whose numbers are drawn, too.

import { h } from '../dom.js';
import { count } from '../format.js';

/**
 * @param {{caption: string, rows: {label: any, value: number, note?: any, key?: string}[], unit: string, extra?: string, hideCaption?: boolean}} what
 *   `key` names a quad class's colour; `extra` heads the column of notes
 */
export function bars({ caption, rows, unit, extra, hideCaption }) {
  const most = Math.max(1, ...rows.map((r) => r.value));
  return h(
    'table',
    { class: 'bars', role: 'table' },
    h('caption', { class: hideCaption ? 'hidden' : null }, caption),
    h(
      'thead',
      { class: 'hidden', role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        ['Group', unit, extra].filter(Boolean).map((words) => h('th', { scope: 'col', role: 'columnheader' }, words)),
      ),
    ),
    h(
      'tbody',
      { role: 'rowgroup' },
      rows.map((r) =>
        h(
          'tr',
          { role: 'row' },
          h('th', { scope: 'row', role: 'rowheader' }, r.label),
          h(
            'td',
            { class: 'bar-cell', role: 'cell' },
            h('span', { class: `bar ${r.key ? `q-${r.key}` : ''}`, style: { '--part': r.value / most } }),
            h('span', { class: 'bar-value' }, count(r.value)),
          ),
          extra ? h('td', { class: 'bar-note', role: 'cell' }, r.note ?? '') : null,
        ),
      ),
    ),
  );
}
