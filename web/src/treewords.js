// Parts of speech and relations of Universal Dependencies, in words.

const PARTS = {
  ADJ: 'adjective',
  ADP: 'preposition',
  ADV: 'adverb',
  AUX: 'auxiliary',
  CCONJ: 'and, or, but',
  DET: 'article',
  INTJ: 'interjection',
  NOUN: 'noun',
  NUM: 'number',
  PART: 'particle',
  PRON: 'pronoun',
  PROPN: 'name',
  PUNCT: 'punctuation',
  SCONJ: 'conjunction',
  SYM: 'sign',
  VERB: 'verb',
  X: 'other',
};

const RELATIONS = {
  root: 'the main word',
  acl: 'clause on a noun',
  advcl: 'clause on a verb',
  advmod: 'adverb',
  amod: 'adjective',
  appos: 'apposition',
  aux: 'auxiliary',
  case: 'preposition',
  cc: 'and, or, but',
  ccomp: 'clause said or thought',
  compound: 'part of a compound',
  conj: 'joined by and, or, but',
  cop: 'be',
  csubj: 'clause as subject',
  dep: 'unclear',
  det: 'article',
  discourse: 'interjection',
  dislocated: 'moved to the edge',
  expl: 'it or there',
  fixed: 'part of a fixed phrase',
  flat: 'part of a name',
  goeswith: 'part of a broken word',
  iobj: 'second object',
  list: 'in a list',
  mark: 'opens a clause',
  nmod: 'noun on a noun',
  nsubj: 'subject',
  nummod: 'number',
  obj: 'object',
  obl: 'circumstance',
  orphan: 'stands for what is left out',
  parataxis: 'beside, without a conjunction',
  punct: 'punctuation',
  reparandum: 'a slip',
  vocative: 'who is spoken to',
  xcomp: 'infinitive or predicate',
};

const FINER = {
  'acl:relcl': 'relative clause',
  'aux:pass': 'auxiliary of the passive',
  'compound:prt': 'particle of the verb',
  'csubj:pass': 'clause as subject of the passive',
  'nmod:poss': 'whose',
  'nsubj:pass': 'subject of the passive',
  'obl:agent': 'by whom',
};

export const partOfSpeech = (tag) => PARTS[tag] ?? tag;

/** A relation in words; its own name when there are none. */
export const relationWords = (name) => FINER[name] ?? RELATIONS[name.split(':')[0]] ?? name;
