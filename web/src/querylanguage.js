// The query language as the box of the page needs it: fields, what they take, the term at the caret.
// The server alone decides what a query means.

import { TYPES, QUADS } from './words.js';
import { allCountries } from './countries.js';

const MODES = [
  'visit',
  'phone',
  'multilateral',
  'third-party',
  'withdraw',
  'release',
  'disarm',
  'ceasefire',
  'access',
  'resign',
  'assist',
  'change',
  'yield',
  'meet',
  'disapprove',
  'investigate',
  'allege',
  'restrict',
  'arrest',
  'relations',
  'expel',
  'territory',
  'violence',
  'demo',
  'riot',
  'strike',
  'hunger',
  'boycott',
  'obstruct',
  'convict',
  'discontinue',
  'troops',
  'weapons',
  'police',
  'militia',
  'seize',
  'censor',
  'curfew',
  'deport',
  'withhold',
  'cyber',
  'abduct',
];
const CONTEXTS = [
  'military',
  'intelligence',
  'executive',
  'legislative',
  'election',
  'economic',
  'legal',
  'human_rights',
  'diplomatic',
  'territory',
  'peacekeeping',
  'health',
  'asylum',
  'migration',
  'disasters',
  'environment',
  'technology',
  'terrorism',
  'cbrn',
  'cyber',
  'crime',
  'corruption',
];

const plain = (values) => () => values.map((v) => [v, '']);
const countries = () => allCountries();

/** Fields: what they mean, and which values they suggest ([value, words]). */
export const FIELDS = [
  ['source', 'who acts', countries],
  ['target', 'whom it is done to', countries],
  ['actor', 'either side', countries],
  ['dyad', 'between two: USA-CHN', null],
  ['type', 'what is done', () => Object.entries(TYPES).map(([type, [, meaning]]) => [type, meaning])],
  ['mode', 'in which way', plain(MODES)],
  ['context', 'in which matter', plain(CONTEXTS)],
  ['quad', 'class 1 to 4', () => QUADS.map((q) => [String(q.quad), q.label])],
  ['score', 'score<0, score>=5', null],
  ['cameo', 'CAMEO code or its root', null],
  ['date', 'of the event: 2024, 2024-05, 2023-01..2023-06', null],
  ['since', 'from that day, month or year on', null],
  ['until', 'up to that day, month or year', null],
  ['published', 'when the text came out', null],
  ['place', 'where', null],
  ['country', 'in which country', countries],
  ['status', 'whether it happened', plain(['happened', 'ongoing', 'planned', 'conditional', 'hypothetical'])],
  ['polarity', 'whether it is said to be so', plain(['affirmed', 'negated'])],
  ['claim', 'how it is put', plain(['stated', 'alleged', 'denied'])],
  ['background', 'told as history', plain(['yes', 'no'])],
  ['happened', 'yes unless asked otherwise', plain(['yes', 'no', 'any'])],
  ['says', 'who says so', countries],
  ['item', 'weapons: category or designation', null],
  ['amount', 'a sum: amount>1000000', null],
  ['outlet', 'who published it', null],
  ['rule', 'which rule: aid-*', null],
  ['confidence', '0 to 1: confidence>0.8', null],
];

/**
 * The term that the caret stands in: where it begins, its field (null: none yet) and what is typed of it.
 * Within quotation marks nothing is suggested.
 */
export function termAt(text, caret) {
  const before = text.slice(0, caret);
  if ((before.match(/"/g) ?? []).length % 2 === 1) return null;
  const match = /(?:^|[\s(])-?([^\s()]*)$/.exec(before);
  if (!match) return null;
  const term = match[1];
  const colon = term.indexOf(':');
  if (colon < 0) return { begin: caret - term.length, field: null, typed: term };
  const comma = Math.max(term.lastIndexOf(','), colon);
  return {
    begin: caret - (term.length - comma - 1),
    field: term.slice(0, colon).toLowerCase(),
    typed: term.slice(comma + 1),
  };
}

const MOST = 8;

/** What could stand there: [{text, words}], text to be put from `begin` on. */
export function suggestions(term) {
  if (!term) return [];
  const typed = term.typed.toLowerCase();
  if (term.field === null) {
    return FIELDS.filter(([name]) => name.startsWith(typed))
      .map(([name, words]) => ({ text: `${name}:`, words }))
      .slice(0, typed ? MOST : FIELDS.length);
  }
  const field = FIELDS.find(([name]) => name === term.field);
  if (!field?.[2]) return [];
  const all = field[2]();
  const fits = all.filter(
    ([value, words]) => value.toLowerCase().startsWith(typed) || words.toLowerCase().startsWith(typed),
  );
  if (fits.length === 1 && fits[0][0] === term.typed) return [];
  return fits.slice(0, typed ? MOST : 16).map(([value, words]) => ({ text: value, words }));
}

/** A value as a query takes it. */
export function quoted(value) {
  return /[\s,()":<>]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}

/** The query with a term at its end; what is an alternative goes into brackets first. */
export function withTerm(q, term) {
  const old = (q ?? '').trim();
  if (!old) return term;
  return `${/\bOR\b/.test(old) ? `(${old})` : old} ${term}`;
}

/** Does the query have that term, as it stands? */
export const hasTerm = (q, term) => ` ${q} `.includes(` ${term} `);

export const withoutTerm = (q, term) => ` ${q} `.replace(` ${term} `, ' ').trim();

/** The terms of a query that stand side by side, quotes and brackets kept whole: 'a "b c" (d OR e)' are three. */
export function termsOf(q) {
  const terms = [];
  let [term, depth, inside] = ['', 0, false];
  for (const c of `${q} `) {
    if (c === '"') inside = !inside;
    if (!inside && c === '(') depth += 1;
    if (!inside && c === ')') depth -= 1;
    if (!/\s/.test(c) || inside || depth > 0) term += c;
    else if (term) {
      terms.push(term);
      term = '';
    }
  }
  return term ? [...terms, term] : terms;
}

const isFilter = (term) => /^-?[a-z_]+(:|[<>]=?|=)/i.test(term) || term.startsWith('-');
const isWord = (term) => !isFilter(term) && !/^[("]/.test(term) && !['OR', 'AND', 'NOT'].includes(term);
const SMALL = new Set(
  'a an and are at by did do does for from had has have in is of on or the to was were what when where which who whom whose why will with'.split(' '),
);
const joined = (terms) => terms.join(' ');

/** The query with quotes around a country's name that has a blank ('source:United States'); null: there is none. */
export function withQuotes(q) {
  const names = new Set(allCountries().map(([, name]) => name.toLowerCase()));
  const terms = termsOf(q);
  for (let i = 0; i < terms.length; i += 1) {
    const match = /^(-?[a-z]+:)([^":<>()]+)$/i.exec(terms[i]);
    for (let end = Math.min(terms.length, i + 5); match && end > i + 1; end -= 1) {
      const name = joined([match[2], ...terms.slice(i + 1, end)]);
      if (names.has(name.toLowerCase()))
        return joined([...terms.slice(0, i), `${match[1]}"${name}"`, ...terms.slice(end)]);
    }
  }
  return null;
}

/** Other queries where one finds nothing: [what is done, query]. Those that say less come later. */
export function easier(q) {
  const terms = termsOf(q).map((t) => (isWord(t) ? t.replace(/[?!.,;]+$/, '') : t)).filter(Boolean);
  const out = [];
  const quotes = withQuotes(q);
  if (quotes) out.push(['With quotes around the name', quotes]);
  if (terms.includes('OR')) return out;
  const words = terms.filter((t) => isWord(t) && !SMALL.has(t.toLowerCase()));
  const filters = terms.filter((t) => !isWord(t));
  const codes = new Map(allCountries().map(([code, name]) => [name.toLowerCase(), code]));
  const named = words.filter((w) => codes.has(w.toLowerCase()));
  if (words.length < terms.filter(isWord).length) out.push(['Without small words', joined([...filters, ...words])]);
  if (named.length && words.length > 1) {
    const actors = named.map((w) => `actor:${codes.get(w.toLowerCase())}`);
    const rest = words.filter((w) => !named.includes(w));
    const any = rest.length > 1 ? [`(${rest.join(' OR ')})`] : rest;
    out.push([`With ${named.length > 1 ? 'the countries' : 'the country'} as one of the parties`, joined([...filters, ...actors, ...any])]);
  }
  if (words.length > 1) out.push(['With any of the words', joined([...filters, `(${words.join(' OR ')})`])]);
  if (!quotes && terms.length > 1)
    for (const f of filters.slice(0, 4)) out.push([`Without ${f}`, joined(terms.filter((t) => t !== f))]);
  return out.filter(([, other], i) => other !== q.trim() && out.findIndex(([, o]) => o === other) === i);
}

/** How many words without a field it asks for. */
export const wordCount = (q) => termsOf(q).filter(isWord).length;
