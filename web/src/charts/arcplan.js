// Where the arcs of a network stand: parties one below the other, what leads down at their right, what leads up at their
// left. Geometry alone.

export const ROW = 24; // px of a party
const LEAST = 16; // px that the shortest arc goes out
const THINNEST = 1.2;
const THICKEST = 11;
const APART = 4; // px from the middle of a party, towards the one that the arc goes to or comes from

/** Parties that deal with one another beside one another: each next is the one most tied to those before it. */
export function byTies(list, edges) {
  const ties = new Map();
  const key = (a, b) => (a < b ? `${a} ${b}` : `${b} ${a}`);
  for (const e of edges) ties.set(key(e.source, e.target), (ties.get(key(e.source, e.target)) ?? 0) + e.events);
  const rest = [...list];
  const out = rest.splice(0, 1);
  while (rest.length) {
    const near = out.slice(-4);
    let best = 0;
    let most = -1;
    rest.forEach((p, i) => {
      const n = near.reduce((sum, o, k) => sum + (ties.get(key(o, p)) ?? 0) * (k + 1), 0);
      if (n > most) [best, most] = [i, n];
    });
    out.push(...rest.splice(best, 1));
  }
  return out;
}

/** The quad class of most events, 1 to 4; of as many the one that comes first; 0 when there is none. */
export function mainClass(quads) {
  const most = Math.max(0, ...(quads ?? []));
  return most ? quads.indexOf(most) + 1 : 0;
}

/**
 * @typedef {{edge: object, from: number, to: number, side: 'left'|'right', begin: number, end: number, out: number, wide: number}} Arc
 *   rows, heights of its ends, how far it goes out (a part of 1), how wide its line is
 * @param {string[]} order the parties from above
 * @returns {Arc[]} the widest first, so that thin ones are drawn over them
 */
export function arcPlan(edges, order) {
  const at = new Map(order.map((p, i) => [p, i]));
  const shown = edges.filter((e) => at.has(e.source) && at.has(e.target) && e.source !== e.target);
  const most = Math.max(1, ...shown.map((e) => e.events));
  const longest = Math.max(1, ...shown.map((e) => Math.abs(at.get(e.source) - at.get(e.target))));
  return shown
    .map((edge) => {
      const [from, to] = [at.get(edge.source), at.get(edge.target)];
      const middle = (i) => i * ROW + ROW / 2;
      return {
        edge,
        from,
        to,
        side: from < to ? 'right' : 'left',
        begin: middle(from) + (from < to ? APART : -APART),
        end: middle(to) + (from < to ? -APART : APART),
        out: (Math.abs(from - to) / longest) ** 0.7,
        wide: THINNEST + (THICKEST - THINNEST) * Math.sqrt(edge.events / most),
      };
    })
    .sort((a, b) => b.wide - a.wide);
}

/** Its line over a room of that width: the parties stand at its left end, of arcs of the left side at its right. */
export function arcLine(arc, width) {
  const room = Math.max(LEAST, width - THICKEST);
  const rx = LEAST + (room - LEAST) * arc.out;
  const ry = Math.abs(arc.end - arc.begin) / 2;
  const [x, turn] = arc.side === 'right' ? [0, 1] : [width, 1];
  return `M${x} ${arc.begin}A${rx.toFixed(1)} ${ry} 0 0 ${turn} ${x} ${arc.end}`;
}
