// What this is: the program, its database, how to cite and read it.

import { h, said } from '../dom.js';
import { get } from '../api.js';
import { table } from '../parts/table.js';
import { quadLegend } from '../parts/marks.js';
import { count } from '../format.js';

const RUNS = [
  { label: 'Run', head: true, cell: (r) => h('code', null, r.id) },
  { label: 'Version', cell: (r) => said(r.version) },
  { label: 'Model', rank: 2, cell: (r) => h('code', null, r.model_hash ?? '–') },
  { label: 'Codebook', rank: 2, cell: (r) => h('code', null, r.codebook_hash ?? '–') },
  { label: 'Texts', number: true, cell: (r) => count(r.documents) },
];

const fact = (name, value) => [h('dt', null, name), h('dd', null, value)];

export async function show({ signal }) {
  const a = await get('/about.json', {}, signal);
  const node = h(
    'div',
    { class: 'prose' },
    h(
      'p',
      null,
      'demarche reads news and writes down who did what to whom, when, how much, and who says so, each with the words that prove it. Types and classes are those of PLOVER, codes those of CAMEO.',
    ),
    quadLegend(),
    h(
      'p',
      null,
      'What is shown is what texts say. Plans, denials, conditions and things told as history are kept apart from what is said to have happened; a query finds them when it asks for them. Confidence is how likely a careful coder would write the same event down.',
    ),
    h('h2', null, 'This database'),
    h(
      'dl',
      { class: 'facts' },
      fact('Database', said(a.database)),
      fact('Program', `demarche ${a.version}`),
      fact('Model', h('code', null, a.model_hash ?? '–')),
      fact('Codebook', h('code', null, a.codebook_hash ?? 'built in')),
      a.licence ? fact('Licence', said(a.licence)) : null,
    ),
    a.runs?.length
      ? [h('h2', null, 'What coded it'), table({ caption: 'Runs', hideCaption: true, columns: RUNS, rows: a.runs })]
      : null,
    h('h2', null, 'Reading it'),
    h(
      'ul',
      null,
      h(
        'li',
        null,
        'Every view has its address: what is searched, chosen and filtered stands in it, so that a link shows the same.',
      ),
      h(
        'li',
        null,
        'Every view is there as data, too: put .json or .csv behind its path. The whole interface is described in ',
        h('a', { href: '/openapi.json' }, 'openapi.json'),
        '.',
      ),
      h('li', null, 'In an article ', h('kbd', null, 'j'), ' and ', h('kbd', null, 'k'), ' walk through its events.'),
    ),
    h(
      'p',
      { class: 'quiet' },
      'Coastlines are of Natural Earth (public domain). The page has libraries of others in it: ',
      h('a', { href: '/assets/licences.txt' }, 'their licences'),
      '.',
    ),
  );
  return { title: 'About', node, data: [['JSON', '/about.json']] };
}
