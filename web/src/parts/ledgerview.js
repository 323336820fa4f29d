// The four views of what is the case: filters, a table whose rows unfold, pages.

import { h } from '../dom.js';
import { address, get } from '../api.js';
import { go, withParams } from '../router.js';
import { filters } from './filters.js';
import { table } from './table.js';
import { paged, pager } from './pager.js';
import { twin } from './exports.js';
import { empty } from './states.js';
import { counted } from '../format.js';

const ASKED = ['id', 'from', 'to', 'since', 'until', 'subject', 'stage', 'after'];

/** What of the address the server is asked. */
export function askedOf(params) {
  return Object.fromEntries(ASKED.map((k) => [k, params.get(k)]).filter(([, v]) => v));
}

/** What is said of a row below it, with the address by which it can be cited. */
function unfolding(what, id) {
  return (row) => {
    const node = what.unfold(row);
    if (row.id !== id)
      node.append(h('p', null, h('a', { href: address(what.path, { id: row.id }) }, `Link to this ${what.one}`)));
    return node;
  };
}

/** One row alone: what its address shows. */
function alone(what, rows) {
  const all = h('a', { href: what.path }, `All ${what.title.toLowerCase()}`);
  return rows.length ? h('p', null, all) : empty(`There is no such ${what.one}, or no longer.`, all);
}

/**
 * Draws such a view.
 * @param {{path: string, title: string, lead: string, one: string, fields: object[], columns: object[], unfold, name: (row) => string,
 *   above?: (asked, signal) => Node, none: string}} what
 */
export async function ledgerView(what, { params, signal }) {
  const asked = askedOf(params);
  let found;
  try {
    found = await get(`${what.path}.json`, { ...asked, limit: 100 }, signal);
  } catch (error) {
    if (error.status !== 400) throw error;
    const form = filters(what.path, what.fields, params, {}, error);
    return { title: what.title, lead: h('p', null, what.lead), node: h('div', null, form) };
  }
  const { rows, total, next } = found;
  const filtered = Object.keys(asked).some((k) => k !== 'after');
  const open = asked.id ?? params.get('open');
  const list = rows.length
    ? table({
        caption: what.title,
        hideCaption: true,
        columns: what.columns,
        rows,
        unfold: unfolding(what, asked.id),
        name: what.name,
        isOpen: (r) => r.id === open,
        onToggle: (row, isOpen) => go(withParams({ open: isOpen ? row.id : null }), { replace: true, quiet: true }),
      })
    : null;
  if (asked.id)
    return {
      title: rows.length ? what.name(rows[0]) : what.title,
      lead: h('p', null, `One of the ${what.title.toLowerCase()}.`),
      node: h('div', null, list, alone(what, rows)),
      data: twin(what.path, asked),
      update: null,
    };
  const node = h(
    'div',
    null,
    filters(what.path, what.fields, params),
    what.above?.(asked, signal, params),
    h(
      'p',
      { class: 'summary', role: 'status' },
      h('strong', null, counted(total, what.one)),
      filtered ? ' that fit the filters' : '',
    ),
    (list && paged(list)) ??
      empty(
        filtered ? 'Nothing fits these filters.' : what.none,
        filtered ? h('a', { href: what.path }, 'Take the filters away') : null,
      ),
    pager(next, params),
  );
  return { title: what.title, lead: h('p', null, what.lead), node, data: twin(what.path, asked), update: null };
}
