// Spans over a text: cut into pieces at every border, so that nested and overlapping ones can all be drawn.

/**
 * A span over the text: [begin, end) in UTF-16 units, `layer` a key of LAYERS or a role, `title` for the reader, `event` an id.
 * @typedef {{begin: number, end: number, layer: string, title?: string, event?: string}} Mark
 */

/**
 * The pieces of [from, to) with the marks that lie over each, in order and without gaps.
 * @param {Mark[]} marks
 * @returns {{begin: number, end: number, marks: Mark[]}[]}
 */
export function pieces(marks, from, to) {
  const inside = marks.filter((m) => m.begin < to && m.end > from && m.end > m.begin);
  const borders = new Set([from, to]);
  for (const m of inside) {
    borders.add(Math.max(from, m.begin));
    borders.add(Math.min(to, m.end));
  }
  const sorted = [...borders].sort((a, b) => a - b);
  const starts = [...inside].sort((a, b) => a.begin - b.begin);
  const out = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const [begin, end] = [sorted[i], sorted[i + 1]];
    while (next < starts.length && starts[next].begin <= begin) open = [...open, starts[next++]];
    open = open.filter((m) => m.end > begin);
    out.push({ begin, end, marks: open });
  }
  return out;
}

/** The lines of a text: [begin, end) of each paragraph. */
export function paragraphs(text) {
  const out = [];
  let begin = 0;
  for (const line of text.split('\n')) {
    if (line.trim()) out.push([begin, begin + line.length]);
    begin += line.length + 1;
  }
  return out;
}

const STRETCH = 2000; // letters; what is drawn anew at once

/** [begin, end) of the text in stretches that end at blanks, none much longer than STRETCH if it has blanks. */
export function stretches(text, begin, end) {
  const out = [];
  for (let from = begin; from < end;) {
    const blank = from + STRETCH < end ? text.indexOf(' ', from + STRETCH) : -1;
    const to = blank < 0 || blank + 1 > end ? end : blank + 1;
    out.push([from, to]);
    from = to;
  }
  return out;
}
