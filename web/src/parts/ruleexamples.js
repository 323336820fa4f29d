// The sentences that a rule comes with: what must come out of them, and what must not.

import { h, said } from '../dom.js';
import { sides } from './actors.js';

const codes = (text) =>
  text === '-' || !text ? [] : text.split(',').map((code) => ({ code: code.trim().replaceAll('.', ''), name: code.trim() }));

/** "PER.GOV > CHL ACCUSE denied" as {actors, recipients, rest}; null: it is no such line. */
export function expectation(line) {
  const [, actors, recipients, rest] = /^([^>]*)>\s*((?:\S+?,\s+)*\S+)\s*(.*)$/.exec(line) ?? [];
  if (recipients === undefined) return null;
  return { actors: codes(actors.trim()), recipients: codes(recipients), rest };
}

function outcome(line) {
  const e = expectation(line);
  if (!e) return h('li', null, h('code', null, line));
  return h('li', null, sides(e.actors, e.recipients), e.rest ? [' ', h('code', null, e.rest)] : null);
}

const KINDS = [
  ['example', 'What must come out'],
  ['not', 'What the rule must leave alone'],
  ['wish', 'What ought to come out and does not yet'],
];

/** @param {{kind: string, text: string, expected: string[]}[]} examples */
export function ruleExamples(examples) {
  return KINDS.map(([kind, title]) => {
    const own = examples.filter((e) => e.kind === kind);
    if (!own.length) return null;
    return h(
      'section',
      null,
      h('h2', null, title),
      h(
        'ul',
        { class: 'rule-examples' },
        own.map((e) =>
          h('li', null, said(e.text), e.expected.length ? h('ul', { class: 'outcome' }, e.expected.map(outcome)) : null),
        ),
      ),
    );
  });
}
