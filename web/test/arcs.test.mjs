import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ROW, arcLine, arcPlan, byTies, mainClass } from '../src/charts/arcplan.js';

const edge = (source, target, events, quads = [events, 0, 0, 0]) => ({ source, target, events, quads });
const EDGES = [edge('A', 'B', 9), edge('B', 'A', 4), edge('C', 'A', 1), edge('D', 'D', 5), edge('C', 'X', 2)];

test('parties that are tied stand side by side', () => {
  assert.deepEqual(byTies(['A', 'D', 'B', 'C'], EDGES), ['A', 'B', 'C', 'D']);
  assert.deepEqual(byTies([], EDGES), []);
});

test('arcs at the right lead down, at the left up', () => {
  const plan = arcPlan(EDGES, ['A', 'B', 'C', 'D']);
  assert.deepEqual(
    plan.map((a) => [a.edge.source + a.edge.target, a.side]),
    [
      ['AB', 'right'],
      ['BA', 'left'],
      ['CA', 'left'],
    ],
  );
  for (const a of plan) {
    assert.ok(Math.abs(a.begin - (a.from + 0.5) * ROW) < ROW / 2 && Math.abs(a.end - (a.to + 0.5) * ROW) < ROW / 2);
    assert.ok(a.out > 0 && a.out <= 1 && a.wide > 1);
  }
  assert.ok(plan[0].wide > plan[1].wide && plan[2].out > plan[1].out);
});

test('a line stays within its room, however many there are', () => {
  const order = Array.from({ length: 60 }, (_x, i) => `P${i}`);
  const many = Array.from({ length: 200 }, (_x, i) => edge(`P${i % 60}`, `P${(i * 7 + 1) % 60}`, 1 + (i % 40)));
  for (const a of arcPlan(many, order)) {
    const [, rx] = /A([\d.]+) /.exec(arcLine(a, 120));
    assert.ok(Number(rx) >= 16 && Number(rx) + a.wide / 2 <= 120, arcLine(a, 120));
  }
});

test('the class of most events', () => {
  assert.equal(mainClass([1, 0, 3, 3]), 3);
  assert.equal(mainClass([0, 0, 0, 0]), 0);
  assert.equal(mainClass(undefined), 0);
});
