// Things with their number of events and mean score: places, pairs, dyads.

import { table } from './table.js';
import { scoreCell } from './scores.js';
import { count } from '../format.js';

/** @param {(thing) => Node|string} head  what names a thing */
export const countTable = (caption, name, things, head) =>
  table({
    caption,
    hideCaption: true,
    small: true,
    rows: things,
    columns: [
      { label: name, head: true, cell: head },
      { label: 'Events', number: true, cell: (x) => count(x.events) },
      { label: 'Score', number: true, cell: (x) => scoreCell(x.score) },
    ],
  });
