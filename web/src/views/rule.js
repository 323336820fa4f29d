// One rule: as it is written, the sentences that it must and must not code, and the events that it coded here.

import { h, said } from '../dom.js';
import { get, segment } from '../api.js';
import { twin } from '../parts/exports.js';
import { eventList } from '../parts/eventlist.js';
import { ruleExamples } from '../parts/ruleexamples.js';
import { patch } from '../parts/marks.js';
import { moreWords } from '../parts/pager.js';
import { count } from '../format.js';
import { TYPES } from '../words.js';

const SHOWN = 20;

function lead(rule) {
  const [quad, meaning] = TYPES[rule.type] ?? [];
  return h(
    'p',
    null,
    rule.type
      ? [patch(quad), h('strong', null, rule.type), rule.mode ? ` ${rule.mode}` : null, `: somebody ${meaning}. `]
      : null,
    rule.cameo ? `CAMEO ${rule.cameo}. ` : null,
    rule.file ? ['Written in ', said(`${rule.file}, line ${rule.line}`), '. '] : null,
    h('a', { href: '/codebook' }, 'All rules'),
  );
}

function written(rule) {
  const note = rule.text
    ? 'This server has another codebook than the one that coded the database; this is the rule as it stands now.'
    : 'This server’s codebook has no rule of this name: the database was coded by another one.';
  return [
    rule.text && rule.as_coded !== false ? null : h('p', { class: 'problem' }, note),
    rule.text ? h('pre', { class: 'rule-text', tabindex: '0', 'aria-label': 'The rule' }, rule.text) : null,
  ];
}

function hits(rule, found, q) {
  const all = `/search?q=${encodeURIComponent(q)}`;
  return h(
    'section',
    null,
    h('h2', null, `Events that it coded here: ${count(rule.hits)}`),
    found.events.length ? eventList(found.events) : h('p', { class: 'quiet' }, 'None in this database.'),
    found.more
      ? h('p', null, h('a', { href: all }, 'All of them as a search'), ` (${moreWords(found.more, found.more_is_least)})`)
      : null,
  );
}

export async function show({ names, signal }) {
  const path = `/rule/${segment(names.NAME)}`;
  const q = `rule:${names.NAME} happened:any`;
  const rule = await get(`${path}.json`, {}, signal);
  const found = await get('/search.json', { q, limit: SHOWN }, signal);
  return {
    title: `Rule ${rule.name}`,
    lead: lead(rule),
    node: h('div', { class: 'rule-page' }, written(rule), ruleExamples(rule.examples), hits(rule, found, q)),
    data: [...twin(path), ['Events, CSV', `/export/csv?q=${encodeURIComponent(q)}`]],
    query: q,
  };
}
