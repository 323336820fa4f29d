import test from 'node:test';
import assert from 'node:assert/strict';
import { blocks, pieces } from '../src/markdown.js';

test('headings, tables, lists and paragraphs', () => {
  const found = blocks('What it is: a\nthing.\n\n## Scores\n\n| | A |\n|---|---|\n| x | 1 |\n| y | 2 |\n\n- one\n  more\n- two\n');
  assert.deepEqual(found, [
    { kind: 'text', text: 'What it is: a thing.' },
    { kind: 'heading', level: 2, text: 'Scores' },
    {
      kind: 'table',
      head: ['', 'A'],
      rows: [
        ['x', '1'],
        ['y', '2'],
      ],
    },
    { kind: 'list', items: ['one more', 'two'] },
  ]);
});

test('what stands within a line', () => {
  assert.deepEqual(pieces('a `b*c*` **d** *e* 2 * 3 * 4'), [
    ['text', 'a '],
    ['code', 'b*c*'],
    ['text', ' '],
    ['strong', 'd'],
    ['text', ' '],
    ['em', 'e'],
    ['text', ' 2 * 3 * 4'],
  ]);
  assert.deepEqual(pieces('<img src=x>'), [['text', '<img src=x>']]);
});
