// What readers said of events, the newest first.

import { h, said } from '../dom.js';
import { get, segment } from '../api.js';
import { twin } from '../parts/exports.js';
import { insteadOf, kindWords } from '../parts/corrections.js';
import { table } from '../parts/table.js';
import { paged, pager } from '../parts/pager.js';
import { empty } from '../parts/states.js';
import { counted } from '../format.js';

const address = (c) =>
  `/article/${segment(c.document)}${c.event ? `?event=${encodeURIComponent(c.event)}` : ''}`;

const COLUMNS = [
  { label: 'When', cell: (c) => h('time', null, c.at.slice(0, 16).replace('T', ' ')) },
  { label: 'By', cell: (c) => said(c.by ?? '–') },
  { label: 'What', cell: (c) => kindWords(c.kind) },
  { label: 'Words', head: true, cell: (c) => (c.document ? h('a', { href: address(c) }, said(c.words || 'the article')) : '–') },
  { label: 'Coded as', cell: (c) => c.coded?.type ?? '–' },
  { label: 'Instead', cell: (c) => insteadOf(c) },
  { label: 'Note', cell: (c) => said(c.note ?? '') },
];

export async function show({ params, path, signal }) {
  const title = 'Corrections';
  const asked = { after: params.get('after') };
  const { corrections, total, next, taken } = await get(`${path}.json`, asked, signal);
  if (!taken)
    return { title, node: empty('This server takes no corrections.', 'It does when started with --corrections FILE.') };
  return {
    title,
    lead: h('p', null, 'What readers said of coded events. They are kept apart: the events stay as they were coded.'),
    data: twin(path, asked),
    node: h(
      'div',
      null,
      h('p', { class: 'summary', role: 'status' }, h('strong', null, counted(total, 'correction'))),
      corrections.length
        ? paged(table({ caption: title, hideCaption: true, columns: COLUMNS, rows: corrections }))
        : empty('Nothing was said yet.', 'Choose an event in an article and say in its card whether it is right.'),
      pager(next, params),
    ),
  };
}
