// The files that can be had of what a query finds: formats, what each is for, and what goes into it.

import { h, fill } from '../dom.js';
import { address, get, segment } from '../api.js';
import { problem } from './states.js';

/** What formats are for; one that is not named here is told in the server's own words. */
const GROUPS = [
  {
    label: 'Tables of our own columns',
    formats: {
      csv: ['CSV', 'for R, Stata, SPSS and pandas'],
      tsv: ['TSV', 'the same with tabs between the cells'],
      excel: ['CSV for Excel', 'opens with a double click: codes stay text, and nothing runs as a formula'],
      parquet: ['Parquet', 'for Arrow, DuckDB and Spark: typed columns, small and fast'],
    },
  },
  {
    label: 'Records with all that is known',
    formats: {
      jsonl: ['JSON Lines', 'documents, events and links, a record a line: for programs, and to load again'],
      plover: ['PLOVER', 'JSON of the PLOVER standard, an object for each event and pair'],
      spacy: ['spaCy', 'texts with their marked spans, for spaCy and displaCy'],
      graphml: ['GraphML', 'a network of who acts on whom, for Gephi, igraph and Cytoscape'],
    },
  },
  {
    label: 'As other event data has it, for scripts written for that',
    formats: {
      polecat: ['POLECAT', '40 columns'],
      icews: ['ICEWS', '20 columns'],
      gdelt1: ['GDELT 1.0', '58 columns, daily files since April 2013'],
      'gdelt1-57': ['GDELT 1.0, older', '57 columns, as before April 2013'],
      gdelt2: ['GDELT 2.0 events', '61 columns'],
      'gdelt2-mentions': ['GDELT 2.0 mentions', '16 columns: which text told which event'],
      phoenix: ['Phoenix', '26 columns'],
    },
  },
];

const OPTIONS = [
  ['header', 'names of columns also where a format has none (GDELT, Phoenix)'],
  ['redact', 'without sentences and titles of the sources, which may be protected'],
];

/** [{label, items: [{name, words, about}]}] of those that the server gives. */
export function grouped(formats) {
  const rest = new Map(formats.filter((f) => !f.lacks).map((f) => [f.name, f]));
  const out = GROUPS.map(({ label, formats: own }) => {
    const items = Object.entries(own)
      .filter(([name]) => rest.has(name))
      .map(([name, [words, about]]) => ({ name, words, about }));
    for (const { name } of items) rest.delete(name);
    return { label, items };
  });
  const others = [...rest.values()].map((f) => ({ name: f.name, words: f.name, about: f.about }));
  return [...out, { label: 'Others', items: others }].filter((g) => g.items.length);
}

function item({ name, words, about }, q, links) {
  const link = h('a', null, words);
  links.push([link, `/export/${segment(name)}`, { q }]);
  const byEvent = name === 'graphml' ? h('a', null, 'an edge for each event') : null;
  if (byEvent) links.push([byEvent, '/export/graphml', { q, by: 'event' }]);
  return h('li', null, link, h('span', { class: 'quiet' }, ` ${about}`, byEvent ? [' (or ', byEvent, ')'] : null));
}

function chooser(formats, q) {
  const links = [];
  const boxes = OPTIONS.map(([name, words]) => [name, words, h('input', { type: 'checkbox', onchange: aim })]);
  function aim() {
    const chosen = Object.fromEntries(boxes.map(([name, , box]) => [name, box.checked ? 'yes' : null]));
    for (const [link, path, own] of links) link.setAttribute('href', address(path, { ...own, ...chosen }));
  }
  const lists = grouped(formats).map(({ label, items }) =>
    h('section', null, h('h3', null, label), h('ul', null, items.map((x) => item(x, q, links)))),
  );
  aim();
  return [
    h(
      'fieldset',
      { class: 'export-options' },
      h('legend', { class: 'quiet' }, 'In the file'),
      boxes.map(([, words, box]) => h('label', null, box, ` ${words}`)),
    ),
    h('div', { class: 'export-groups' }, lists),
  ];
}

/** A fold that asks for the formats when it is opened. */
export function exportList(q, signal) {
  const body = h('div', { class: 'export-body' });
  const load = async () => {
    try {
      const { formats } = await get('/export.json', {}, signal);
      fill(body, chooser(formats, q));
    } catch (error) {
      if (error.name !== 'AbortError') fill(body, problem(error, load));
    }
  };
  return h(
    'details',
    { class: 'export-fold', id: 'export', ontoggle: (e) => e.target.open && !body.hasChildNodes() && load() },
    h('summary', null, q ? 'Export all that this query finds' : 'Export the whole database'),
    body,
  );
}
