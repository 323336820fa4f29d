// Where words and arcs of a dependency tree stand: geometry alone, as src/parse/arclayout.c has it for pictures that are
// printed; here rows are as wide as the reader's box and words as his letters. Each relation is an arc above the words,
// with a level of its own over whatever it would touch; an arc between two rows becomes a piece in each that it passes.

const MARGIN = 16; // free at the left and the right of a row
const PORT_STEP = 9; // between two arcs that end at one word
const WORD_SPACE = 14;
const LABEL_ROOM = 18; // beside a label: the corners of its arc and a little of its line
const CLOSE = 4; // free on either side of an arc

/**
 * A word: width of what stands there, width of its relation's name, index of its head (-1: the root).
 * @typedef {{width: number, label: number, head: number}} ArcWord
 * A piece of an arc in one row: `word` whose relation it is, ends of its horizontal part, level from 1.
 * @typedef {{word: number, left: number, right: number, label: number, level: number, headLeft: boolean, leftOpen: boolean,
 *   rightOpen: boolean, root: boolean}} ArcPiece
 */

function findArcs(words) {
  return words
    .map((w, i) => ({ word: i, left: Math.min(i, w.head), right: Math.max(i, w.head), need: w.label + LABEL_ROOM }))
    .filter(({ word, left, right }) => left >= 0 && right < words.length && left !== right && words[word].head >= 0)
    .sort((a, b) => a.right - a.left - (b.right - b.left) || a.word - b.word);
}

/** From left to right at a word: arcs that go left, the shortest first; the root's arrow; arcs that go right, the shortest last. */
function placePorts(words, arcs) {
  const n = words.length;
  const [lefts, rights] = [new Array(n).fill(0), new Array(n).fill(0)];
  for (const a of arcs) {
    a.rightPort = lefts[a.right]++;
    rights[a.left]++;
  }
  const half = words.map((w, i) => ((lefts[i] + rights[i] + (w.head === -1 ? 1 : 0) - 1) * PORT_STEP) / 2);
  const rootPort = words.map((_w, i) => lefts[i] * PORT_STEP - half[i]);
  const width = words.map((w, i) =>
    Math.max(w.width, half[i] * 2 + PORT_STEP, w.head === -1 ? w.label + 2 * Math.abs(rootPort[i]) : 0),
  );
  const taken = new Array(n).fill(0);
  for (const a of arcs) {
    a.rightPort = a.rightPort * PORT_STEP - half[a.right];
    a.leftPort = half[a.left] - taken[a.left]++ * PORT_STEP;
  }
  return { width, rootPort };
}

function placer(words, arcs, width) {
  const ending = words.map(() => []);
  for (const a of arcs) ending[a.right].push(a);
  const middle = new Array(words.length).fill(0);
  const rowOf = new Array(words.length).fill(0);
  /** The leftmost place of word i when its row begins with word `begin`. */
  const leftmost = (i, begin) => {
    let x = MARGIN + width[i] / 2;
    if (i > begin) x = middle[i - 1] + width[i - 1] / 2 + WORD_SPACE + width[i] / 2;
    for (const a of ending[i]) {
      const from = a.left >= begin ? middle[a.left] + a.leftPort : MARGIN;
      x = Math.max(x, from + a.need - a.rightPort);
    }
    return x;
  };
  /** Breaks rows where a word would stand beyond `most`; gives the number of rows. */
  const breakRows = (most) => {
    let [rows, begin] = [1, 0];
    for (let i = 0; i < words.length; i += 1) {
      let x = leftmost(i, begin);
      if (i > begin && x + width[i] / 2 > most - MARGIN) {
        begin = i;
        rows += 1;
        x = leftmost(i, begin);
      }
      middle[i] = x;
      rowOf[i] = rows - 1;
    }
    return rows;
  };
  return { middle, rowOf, breakRows };
}

/** The fewest rows, and of these the narrowest: no row of one full stop. */
function breakEvenly(breakRows, most) {
  const rows = breakRows(most);
  let [low, high] = [0, most];
  while (rows > 1 && high - low > 8) {
    const middle = (low + high) / 2;
    if (breakRows(middle) > rows) low = middle;
    else high = middle;
  }
  return breakRows(high);
}

// From where to where nothing else may stand at the piece's level.
const begins = (p) => p.left - CLOSE - (p.root ? p.label / 2 : 0);
const ends = (p) => p.right + CLOSE + (p.root ? p.label / 2 : 0);

function addPiece(row, piece) {
  let level = 0;
  for (const q of row.pieces) if (begins(q) < ends(piece) && ends(q) > begins(piece)) level = Math.max(level, q.level);
  row.levels = Math.max(row.levels, level + 1);
  row.pieces.push({ leftOpen: false, rightOpen: false, headLeft: false, root: false, ...piece, level: level + 1 });
}

/**
 * @param {ArcWord[]} words
 * @param {number} most width of a row
 * @returns {{rows: {begin: number, end: number, width: number, levels: number, pieces: ArcPiece[]}[], middle: number[], width: number}}
 */
export function arcLayout(words, most) {
  const arcs = findArcs(words);
  const { width, rootPort } = placePorts(words, arcs);
  const { middle, rowOf, breakRows } = placer(words, arcs, width);
  const n = words.length ? breakEvenly(breakRows, most) : 0;
  const rows = Array.from({ length: n }, () => ({ begin: -1, end: 0, width: 0, levels: 0, pieces: [] }));
  words.forEach((_w, i) => {
    const row = rows[rowOf[i]];
    if (row.begin < 0) row.begin = i;
    row.end = i + 1;
    row.width = Math.max(row.width, middle[i] + width[i] / 2 + MARGIN);
  });
  // Room for the labels of arcs that go out at the right.
  for (const a of arcs)
    for (let r = rowOf[a.left]; r < rowOf[a.right]; r += 1)
      rows[r].width = Math.max(
        rows[r].width,
        (r === rowOf[a.left] ? middle[a.left] + a.leftPort : MARGIN) + a.need + MARGIN,
      );
  for (const a of arcs)
    for (let r = rowOf[a.left]; r <= rowOf[a.right]; r += 1) {
      const [leftOpen, rightOpen] = [r > rowOf[a.left], r < rowOf[a.right]];
      addPiece(rows[r], {
        word: a.word,
        label: words[a.word].label,
        headLeft: a.word === a.right,
        leftOpen,
        rightOpen,
        left: leftOpen ? MARGIN : middle[a.left] + a.leftPort,
        right: rightOpen ? rows[r].width - MARGIN : middle[a.right] + a.rightPort,
      });
    }
  words.forEach((w, i) => {
    const x = middle[i] + rootPort[i];
    if (w.head === -1) addPiece(rows[rowOf[i]], { word: i, label: w.label, left: x, right: x, root: true });
  });
  return { rows, middle, width: Math.max(0, ...rows.map((r) => r.width)) };
}
