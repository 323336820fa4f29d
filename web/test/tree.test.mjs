import { test } from 'node:test';
import assert from 'node:assert/strict';
import { arcLayout } from '../src/charts/arclayout.js';
import { roleAt, roleMarks } from '../src/parts/roles.js';
import { partOfSpeech, relationWords } from '../src/treewords.js';

const word = (head, width = 40, label = 30) => ({ head, width, label });

/** Every word once, in rows that are no wider than they may be; arcs that would touch are on other levels. */
function check(words, most) {
  const { rows, middle, width } = arcLayout(words, most);
  assert.deepEqual(
    rows.flatMap((r) => Array.from({ length: r.end - r.begin }, (_x, i) => r.begin + i)),
    words.map((_w, i) => i),
  );
  for (const r of rows) {
    assert.ok(r.width <= width);
    for (let i = r.begin + 1; i < r.end; i += 1)
      assert.ok(middle[i] - words[i].width / 2 > middle[i - 1] + words[i - 1].width / 2, `words ${i - 1} and ${i}`);
    for (const p of r.pieces) {
      assert.ok(p.left >= 0 && p.right <= r.width && p.level >= 1 && p.level <= r.levels);
      assert.ok(p.root || p.right - p.left >= p.label, 'a label has room');
      for (const q of r.pieces)
        if (q !== p && q.level === p.level) assert.ok(p.right < q.left || q.right < p.left, 'two on a level');
    }
  }
  return rows;
}

test('each word but the root has one arc', () => {
  const words = [word(1), word(2), word(-1), word(2), word(3)];
  const rows = check(words, 900);
  assert.equal(rows.length, 1);
  assert.deepEqual(rows[0].pieces.map((p) => p.word).sort(), [0, 1, 2, 3, 4]);
  assert.deepEqual(
    rows[0].pieces.filter((p) => p.root).map((p) => p.word),
    [2],
  );
});

test('an inner arc lies below the one around it', () => {
  const [row] = check([word(3), word(2), word(0), word(-1)], 900);
  const level = (w) => row.pieces.find((p) => p.word === w).level;
  assert.ok(level(1) < level(2) && level(2) < level(0));
});

test('a long sentence stands in rows, and its arcs go on in them', () => {
  const words = Array.from({ length: 90 }, (_x, i) =>
    word(i === 40 ? -1 : i % 7 === 0 ? 40 : Math.max(0, i - 1), 20 + ((i * 13) % 60)),
  );
  words[0].head = 89;
  const rows = check(words, 800);
  assert.ok(rows.length > 4);
  const long = rows.map((r) => r.pieces.find((p) => p.word === 0));
  assert.ok(long.every(Boolean), 'the arc from the last word to the first is in every row');
  assert.deepEqual(
    long.map((p) => [p.leftOpen, p.rightOpen]),
    rows.map((_r, i) => [i > 0, i < rows.length - 1]),
  );
});

test('heads that are none give no arc', () => {
  assert.deepEqual(
    check([word(-2), word(9), word(2)], 900).flatMap((r) => r.pieces),
    [],
  );
  assert.deepEqual(arcLayout([], 900).rows, []);
});

test('a word that is wider than a row has one of its own', () => {
  const rows = check([word(1), word(-1, 2000), word(1)], 500);
  assert.ok(rows.some((r) => r.end - r.begin === 1));
});

test('roles of words', () => {
  const marks = roleMarks({
    trigger: { span: [10, 16] },
    actors: [{ span: [0, 9] }],
    recipients: [{ span: [5, 9] }],
    topic: { span: [12, 30] },
  });
  assert.deepEqual(
    [roleAt(marks, 0, 4), roleAt(marks, 5, 9), roleAt(marks, 10, 16), roleAt(marks, 17, 20), roleAt(marks, 31, 33)],
    ['role-who', 'role-who', 'role-what', 'role-topic', null],
  );
});

test('tags and relations in words', () => {
  assert.equal(partOfSpeech('PROPN'), 'name');
  assert.equal(relationWords('nsubj:pass'), 'subject of the passive');
  assert.equal(relationWords('obl:unmarked'), 'circumstance');
  assert.equal(relationWords('new'), 'new');
});
