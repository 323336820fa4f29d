// A dependency tree as a picture: words in rows, their parts of speech below, an arc for each relation above.

import { freshId, svg } from '../dom.js';
import { arcLayout } from './arclayout.js';

const LEVEL_FIRST = 30; // px from the words up to the lowest arc
const LEVEL_STEP = 21;
const TOP = 12; // from a row's top to its highest arc
const ARROW = 6;
const CORNER = 9;
const FORM_LINE = 17; // from the arcs' ends to the words' base line
const TAG_LINE = 32;
const ROW_BOTTOM = 40;
const ROW_SPACE = 14;
const FORM_MOST = 32; // letters of a word; an address may have hundreds
const ARCS_MOST = 600; // words: nobody could follow more

// Letters are measured as style/tree.css has them.
const SIZES = { form: 16, tag: 11, label: 12 };

const CORE = new Set(['root', 'nsubj', 'csubj', 'obj', 'iobj', 'ccomp', 'xcomp']);
const SMALL = new Set(['aux', 'cop', 'mark', 'det', 'case', 'cc', 'expl', 'punct']);

function kindOf(relation) {
  const base = relation.split(':')[0];
  if (CORE.has(base)) return 'arc is-core';
  return SMALL.has(base) ? 'arc is-small' : 'arc';
}

function shown(form) {
  const letters = [...form];
  return letters.length > FORM_MOST ? `${letters.slice(0, FORM_MOST).join('')}…` : form;
}

function measurer() {
  const context = document.createElement('canvas').getContext('2d');
  const family = getComputedStyle(document.documentElement).fontFamily;
  return (text, size) => {
    context.font = `${size}px ${family}`;
    return Math.ceil(context.measureText(text).width);
  };
}

/** The line of an arc between its ends; an open end is at the margin, at its height. */
function line(p, top, bottom) {
  const r = Math.min(CORNER, (p.right - p.left) / 2);
  const [left, right] = p.headLeft ? [bottom, bottom - ARROW + 1] : [bottom - ARROW + 1, bottom];
  const start = p.leftOpen ? `M${p.left} ${top}` : `M${p.left} ${left}V${top + r}q0 ${-r} ${r} ${-r}`;
  return start + (p.rightOpen ? `H${p.right}` : `H${p.right - r}q${r} 0 ${r} ${r}V${right}`);
}

function arc(tokens, p, bottom) {
  const token = tokens[p.word];
  const y = bottom - LEVEL_FIRST - (p.level - 1) * LEVEL_STEP;
  const middle = (p.left + p.right) / 2;
  const arrowAt = p.root || (p.headLeft ? !p.rightOpen : !p.leftOpen) ? (p.headLeft ? p.right : p.left) : null;
  const head = tokens[token.head - 1];
  return svg(
    'g',
    { class: kindOf(token.deprel) },
    svg('title', null, `${head ? `${shown(head.form)} → ` : ''}${shown(token.form)}: ${token.deprel}`),
    svg('path', { d: p.root ? `M${p.left} ${y + 6}V${bottom - ARROW + 1}` : line(p, y, bottom) }),
    arrowAt === null ? null : svg('path', { class: 'arrow', d: `M${arrowAt} ${bottom}l-4 ${-ARROW}h8z` }),
    svg('rect', { x: middle - p.label / 2 - 3, y: y - 7, width: p.label + 6, height: 14 }),
    svg('text', { x: middle, y: y + 4 }, token.deprel),
  );
}

function word(token, x, bottom, width, role) {
  return svg(
    'g',
    null,
    svg('title', null, [token.form, token.lemma, token.upos, token.xpos, token.feats].filter(Boolean).join(' ')),
    role
      ? svg('rect', { class: `tree-${role}`, x: x - width / 2 - 3, y: bottom + 1, width: width + 6, height: 22, rx: 3 })
      : null,
    svg('text', { class: 'form', x, y: bottom + FORM_LINE }, shown(token.form)),
    svg('text', { class: 'tag', x, y: bottom + TAG_LINE }, token.upos),
  );
}

/**
 * @param {object[]} tokens of /event/ID/tree.json
 * @param {{text: string, roles: (string|null)[], width: number}} what `roles`: of each token, as roles.js names them;
 *   `width`: of the room that there is
 */
export function treePicture(tokens, { text, roles, width }) {
  const measure = measurer();
  const plain = tokens.length > ARCS_MOST;
  const forms = tokens.map((t) => measure(shown(t.form), SIZES.form));
  const layout = arcLayout(
    tokens.map((t, i) => ({
      width: Math.max(forms[i], measure(t.upos, SIZES.tag)),
      label: measure(t.deprel, SIZES.label),
      head: plain ? -2 : t.head - 1,
    })),
    width,
  );
  const parts = [];
  let height = 0;
  layout.rows.forEach((row, at) => {
    const bottom = height + (row.levels ? TOP + LEVEL_FIRST + (row.levels - 1) * LEVEL_STEP : 0);
    // The highest first: the label of a lower one hides a line that crosses it.
    parts.push([...row.pieces].sort((a, b) => b.level - a.level).map((p) => arc(tokens, p, bottom)));
    for (let i = row.begin; i < row.end; i += 1)
      parts.push(word(tokens[i], layout.middle[i], bottom, forms[i], roles[i]));
    height = bottom + ROW_BOTTOM + (at + 1 < layout.rows.length ? ROW_SPACE : 0);
  });
  const [title, desc] = [freshId('tree-title'), freshId('tree-desc')];
  return svg(
    'svg',
    {
      class: 'tree',
      role: 'img',
      width: Math.ceil(layout.width),
      height,
      viewBox: `0 0 ${Math.ceil(layout.width)} ${height}`,
      'aria-labelledby': title,
      'aria-describedby': desc,
    },
    svg('title', { id: title }, 'Dependency tree of the sentence'),
    svg('desc', { id: desc }, `${text} The same stands in a table below.`),
    parts,
  );
}
