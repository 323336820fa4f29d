import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pieces, paragraphs, stretches } from '../src/parts/spans.js';

const seen = (marks, from, to) =>
  pieces(marks, from, to).map((p) => [p.begin, p.end, p.marks.map((m) => m.layer).join('+')]);

test('a text without marks is one piece', () => assert.deepEqual(seen([], 0, 5), [[0, 5, '']]));

test('marks that stand apart do not run on', () => {
  assert.deepEqual(
    seen(
      [
        { begin: 0, end: 2, layer: 'a' },
        { begin: 4, end: 6, layer: 'b' },
      ],
      0,
      8,
    ),
    [
      [0, 2, 'a'],
      [2, 4, ''],
      [4, 6, 'b'],
      [6, 8, ''],
    ],
  );
});

test('nested and overlapping marks lie over one another', () => {
  assert.deepEqual(
    seen(
      [
        { begin: 0, end: 9, layer: 'a' },
        { begin: 2, end: 4, layer: 'b' },
        { begin: 3, end: 12, layer: 'c' },
      ],
      0,
      12,
    ),
    [
      [0, 2, 'a'],
      [2, 3, 'a+b'],
      [3, 4, 'a+b+c'],
      [4, 9, 'a+c'],
      [9, 12, 'c'],
    ],
  );
});

test('equal, empty and outer marks', () => {
  assert.deepEqual(
    seen(
      [
        { begin: 1, end: 3, layer: 'a' },
        { begin: 1, end: 3, layer: 'b' },
        { begin: 2, end: 2, layer: 'c' },
        { begin: 90, end: 99, layer: 'd' },
      ],
      0,
      4,
    ),
    [
      [0, 1, ''],
      [1, 3, 'a+b'],
      [3, 4, ''],
    ],
  );
});

test('a mark over two paragraphs is cut at them', () => {
  const mark = [{ begin: 1, end: 6, layer: 'a' }];
  assert.deepEqual(paragraphs('abc\n\ndef'), [
    [0, 3],
    [5, 8],
  ]);
  assert.deepEqual(seen(mark, 0, 3), [
    [0, 1, ''],
    [1, 3, 'a'],
  ]);
  assert.deepEqual(seen(mark, 5, 8), [
    [5, 6, 'a'],
    [6, 8, ''],
  ]);
});

test('stretches are the whole, without gaps, and end at blanks', () => {
  const text = 'word '.repeat(3000);
  const list = stretches(text, 5, 12000);
  assert.equal(list[0][0], 5);
  assert.equal(list[list.length - 1][1], 12000);
  assert.ok(list.length > 4);
  list.slice(1).forEach(([begin], i) => assert.equal(begin, list[i][1]));
  list.slice(1).forEach(([begin]) => assert.equal(text[begin - 1], ' '));
  assert.deepEqual(stretches('x'.repeat(9000), 0, 9000), [[0, 9000]]);
  assert.deepEqual(stretches('short', 0, 5), [[0, 5]]);
});
