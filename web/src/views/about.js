// What this is: the program, its database, how to cite and read it.

import { h, said, fill } from '../dom.js';
import { get } from '../api.js';
import { markdown } from '../parts/prose.js';
import { problem } from '../parts/states.js';
import { table } from '../parts/table.js';
import { quadLegend } from '../parts/marks.js';
import { count } from '../format.js';

const RUNS = [
  { label: 'Run', head: true, cell: (r) => h('code', null, r.id) },
  { label: 'Version', cell: (r) => said(r.version) },
  { label: 'Model', cell: (r) => h('code', null, r.model_hash ?? '–') },
  { label: 'Codebook', cell: (r) => h('code', null, r.codebook_hash ?? '–') },
  { label: 'Texts', number: true, cell: (r) => count(r.documents) },
];

const LIMITS = [
  { label: 'Limit', head: true, cell: (l) => h('code', null, l.name) },
  { label: 'Value', number: true, cell: (l) => count(l.value) },
  { label: 'Why', cell: (l) => l.reason ?? '–' },
  { label: 'Where', cell: (l) => h('code', null, l.file) },
];

const cards = ({ cards }) =>
  cards.map((c) => h('section', { class: 'model-card' }, h('h3', null, h('code', null, c.model)), markdown(c.text, 4)));

const bounds = ({ limits }) => table({ caption: 'Limits of the program', hideCaption: true, columns: LIMITS, rows: limits });

/** What unfolds once it has been asked for. */
function fold(words, path, draw, signal) {
  const body = h('div', null);
  const load = () =>
    get(path, {}, signal)
      .then((found) => fill(body, draw(found)))
      .catch((error) => {
        if (error.name !== 'AbortError') fill(body, problem(error, load));
      });
  const box = h('details', { class: 'about-fold' }, h('summary', null, words), body);
  box.addEventListener('toggle', () => {
    if (box.open && !body.hasChildNodes()) load();
  });
  return box;
}

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
    h('h2', null, 'What it does not do'),
    h(
      'ul',
      null,
      h('li', null, 'It reads English. Texts in other languages are passed over, and said to be (as the doubt “not-english”).'),
      h('li', null, 'It does not judge whether a text is true: an event is what somebody writes, with who says so.'),
      h(
        'li',
        null,
        'It misses events, and codes some that a careful reader would not. A sentence with many names, a list, a transcript, irony are where it errs most; the words that prove an event stand beside each, so that you can see.',
      ),
      h(
        'li',
        null,
        'Sums are kept in their currency and of their day; nothing is converted, and what is a part of another sum is not added to it.',
      ),
    ),
    fold('The cards of its models: what they were trained on, are good and bad at', '/cards.json', cards, signal),
    fold('The limits that the program keeps, with their reasons', '/limits.json', bounds, signal),
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
        'Every view is there as data, too: put .json or .csv behind its path, before the question mark. Two are not asked so: a text to be coded is sent to /try by POST and answered as JSON, and /live is a stream of what changes (server-sent events). The whole interface is described in ',
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
  return { title: 'About', node, data: [['JSON', '/about.json'], ['Runs, CSV', '/about.csv'], ['Cards, JSON', '/cards.json'], ['Limits, CSV', '/limits.csv']] };
}
