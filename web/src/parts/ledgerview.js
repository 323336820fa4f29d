// The four views of what is the case: filters, a table whose rows unfold, pages.

import { h } from '../dom.js';
import { get } from '../api.js';
import { go, withParams } from '../router.js';
import { filters } from './filters.js';
import { table } from './table.js';
import { pager } from './pager.js';
import { twin } from './exports.js';
import { empty } from './states.js';
import { counted } from '../format.js';

const ASKED = ['from', 'to', 'since', 'until', 'subject', 'stage', 'after'];

/** What of the address the server is asked. */
export function askedOf(params) {
  return Object.fromEntries(ASKED.map((k) => [k, params.get(k)]).filter(([, v]) => v));
}

/**
 * Draws such a view.
 * @param {{path: string, title: string, lead: string, one: string, fields: object[], columns: object[], unfold, name: (row) => string,
 *   above?: (asked, signal) => Node, none: string}} what
 */
export async function ledgerView(what, { params, signal }) {
  const asked = askedOf(params);
  const { rows, total, next } = await get(`${what.path}.json`, { ...asked, limit: 100 }, signal);
  const filtered = Object.keys(asked).some((k) => k !== 'after');
  const open = params.get('open');
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
    rows.length
      ? table({
          caption: what.title,
          hideCaption: true,
          cards: true,
          columns: what.columns,
          rows,
          unfold: what.unfold,
          name: what.name,
          isOpen: (r) => r.id === open,
          onToggle: (row, isOpen) => go(withParams({ open: isOpen ? row.id : null }), { replace: true, quiet: true }),
        })
      : empty(
          filtered ? 'Nothing fits these filters.' : what.none,
          filtered ? h('a', { href: what.path }, 'Take the filters away') : null,
        ),
    pager(next, params),
  );
  return { title: what.title, lead: h('p', null, what.lead), node, data: twin(what.path, asked), update: null };
}
