// The tree of an event's sentence, as coding read it: a picture, and the same as a table. It is asked for when it is opened.

import { h, fill, said } from '../dom.js';
import { get, segment } from '../api.js';
import { problem } from './states.js';
import { table } from './table.js';
import { roleAt, roleMarks, ROLES } from './roles.js';
import { partOfSpeech, relationWords } from '../treewords.js';

const ROW_LEAST = 560; // px: narrower rows cut a sentence into too many; what is wider than the box is moved in it

const COLUMNS = [
  { label: '', number: true, cell: (t) => t.id },
  { label: 'Word', head: true, cell: (t) => said(t.form) },
  { label: 'Dictionary form', cell: (t) => said(t.lemma) },
  { label: 'Part of speech', cell: (t) => [partOfSpeech(t.upos), ' ', h('small', null, t.upos)] },
  { label: 'Relation', cell: (t) => [relationWords(t.deprel), ' ', h('small', null, t.deprel)] },
  { label: 'to', cell: (t) => (t.above ? said(t.above) : '–') },
  { label: 'Role', cell: (t) => ROLES[t.role] ?? '–' },
];

const model = (made) => `${made.model_hash ?? 'an unknown one'} (demarche ${made.version ?? '?'})`;

/** That the tree may not be what coding saw. */
function warning(answer) {
  if (answer.as_coded) return null;
  return h(
    'p',
    { class: 'tree-warning' },
    `This event was coded with model ${model(answer.coded_by)}; the tree is what model ${model(answer.read_by)} reads, and may differ from what coding saw.`,
  );
}

function legend(roles) {
  const used = Object.keys(ROLES).filter((role) => roles.includes(role));
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Colours of words' },
    used.map((role) =>
      h('li', null, h('span', { class: `swatch-role on-${role}`, 'aria-hidden': 'true' }), ROLES[role]),
    ),
  );
}

function draw(box, event, answer, { treePicture }) {
  const marks = roleMarks(event);
  const roles = answer.tokens.map((t) => roleAt(marks, t.span[0], t.span[1]));
  const rows = answer.tokens.map((t, i) => ({ ...t, role: roles[i], above: answer.tokens[t.head - 1]?.form }));
  const scroller = h('div', {
    class: 'tree-scroll',
    role: 'region',
    'aria-label': 'Picture of the tree',
    tabindex: '0',
  });
  fill(
    box,
    warning(answer),
    scroller,
    legend(roles),
    h(
      'details',
      null,
      h('summary', null, 'The same as a table'),
      table({ caption: 'Words of the sentence', hideCaption: true, columns: COLUMNS, rows }),
    ),
    h(
      'p',
      { class: 'quiet' },
      'Arcs lead from a word to those that depend on it, as in ',
      h(
        'a',
        { href: 'https://universaldependencies.org/u/dep/', rel: 'noopener noreferrer external' },
        'Universal Dependencies',
      ),
      '. Data: ',
      ['json', 'csv', 'svg'].map((form, i) => [
        i ? ', ' : null,
        h('a', { href: `/event/${segment(event.id)}/tree.${form}` }, form.toUpperCase()),
      ]),
    ),
  );
  const width = Math.max(ROW_LEAST, scroller.clientWidth);
  scroller.append(treePicture(answer.tokens, { text: answer.text, roles, width }));
}

async function load(box, event) {
  fill(box, h('p', { class: 'quiet', role: 'status' }, 'Reading the sentence …'));
  try {
    const [answer, charts] = await Promise.all([
      get(`/event/${segment(event.id)}/tree.json`, { offsets: 'utf16' }),
      import('../charts/tree.js'),
    ]);
    draw(box, event, answer, charts);
  } catch (error) {
    fill(box, problem(error));
  }
}

/**
 * A fold that shows the tree.
 * @param {object} event record with spans in UTF-16 units  @param {{open?: boolean}} options
 */
export function sentenceTree(event, { open = false } = {}) {
  const box = h('div', { class: 'tree-box' });
  const fold = h('details', { class: 'tree-fold', open }, h('summary', null, 'Tree of the sentence'), box);
  let begun = false;
  fold.addEventListener('toggle', () => {
    if (!fold.open || begun) return;
    begun = true;
    load(box, event);
  });
  return fold;
}
