// Bars that lie: a table whose numbers are drawn, too.

import { h } from '../dom.js';
import { count } from '../format.js';

/**
 * @param {{caption: string, rows: {label: any, value: number, note?: any, key?: string}[], unit: string, extra?: string, hideCaption?: boolean}} what
 *   `key` names a quad class's colour; `extra` heads the column of notes
 */
export function bars({ caption, rows, unit, extra, hideCaption }) {
  const most = Math.max(1, ...rows.map((r) => r.value));
  return h('table', { class: 'bars' }, h('caption', { class: hideCaption ? 'hidden' : null }, caption),
    h('thead', { class: 'hidden' }, h('tr', null, h('th', { scope: 'col' }, 'Group'), h('th', { scope: 'col' }, unit), extra ? h('th', { scope: 'col' }, extra) : null)),
    h('tbody', null, rows.map((r) => h('tr', null,
      h('th', { scope: 'row' }, r.label),
      h('td', { class: 'bar-cell' }, h('span', { class: `bar ${r.key ? `q-${r.key}` : ''}`, style: { '--part': r.value / most } }), h('span', { class: 'bar-value' }, count(r.value))),
      extra ? h('td', { class: 'bar-note' }, r.note ?? '') : null))));
}
