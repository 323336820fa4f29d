// The words of the field: PLOVER's types and quad classes, sectors, states and stages, and how they are called here.

/** Quad classes 1 to 4; `key` names their colour in style/colours.css. */
export const QUADS = [
  { quad: 1, key: 'vc', label: 'verbal cooperation' },
  { quad: 2, key: 'mc', label: 'material cooperation' },
  { quad: 3, key: 'vk', label: 'verbal conflict' },
  { quad: 4, key: 'mk', label: 'material conflict' },
];

export const quadOf = (number) => QUADS[number - 1] ?? { quad: 0, key: 'none', label: 'no class' };

/** PLOVER's types: quad class and what they mean. */
export const TYPES = {
  AGREE: [1, 'agrees, promises or offers'],
  CONSULT: [1, 'meets, talks, visits, phones'],
  SUPPORT: [1, 'recognises, praises, signs, restores relations'],
  CONCEDE: [1, 'gives way in words or law'],
  COOPERATE: [2, 'trades, exercises, shares: both gain'],
  AID: [2, 'gives money, arms or relief'],
  RETREAT: [2, 'gives way in deed: withdraws, releases, ceases fire'],
  REQUEST: [3, 'asks, demands, orders'],
  ACCUSE: [3, 'criticises, blames, investigates'],
  REJECT: [3, 'refuses, declines, vetoes'],
  THREATEN: [3, 'warns of or threatens a harmful act'],
  PROTEST: [4, 'demonstrates, strikes, riots'],
  SANCTION: [4, 'breaks off talks, cuts trade or aid, expels'],
  MOBILIZE: [4, 'shows or moves force without using it'],
  COERCE: [4, 'arrests, seizes, restricts, represses'],
  ASSAULT: [4, 'attacks with force'],
};

const SECTORS = {
  GOV: 'government',
  MIL: 'military',
  LEG: 'legislature',
  JUD: 'judiciary',
  COP: 'police',
  SPY: 'intelligence',
  OPP: 'opposition',
  REB: 'rebels',
  UAF: 'armed group',
  PTY: 'party',
  CVL: 'civilians',
  BUS: 'business',
  MNC: 'companies',
  MED: 'media',
  EDU: 'academics',
  ELI: 'elites',
  LAB: 'labour',
  AGR: 'farmers',
  HLH: 'health',
  REF: 'refugees',
  REL: 'religious',
  NGO: 'aid groups',
  NGM: 'movement',
  IGO: 'organisation',
  CRM: 'criminals',
  SET: 'settlers',
  HRI: 'rights groups',
  DEV: 'development',
  ENV: 'environment',
  RAD: 'radicals',
};

/** The word for a sector's code; the code itself when there is none. */
export const sectorName = (code) => SECTORS[code] ?? code;

const CONTEXTS = { cbrn: 'nuclear, chemical or biological weapons' };

/** PLOVER's context in words. */
export const contextName = (name) => CONTEXTS[name] ?? String(name).replaceAll('_', ' ');

/** States of a channel and stages of a transfer, in their order. */
export const CHANNEL_STATES = [
  'proposed',
  'agreed',
  'held',
  'ongoing',
  'resumed',
  'suspended',
  'refused',
  'ended',
  'expired',
];
export const STAGES = [
  'requested',
  'proposed',
  'announced',
  'approved',
  'notified',
  'enacted',
  'contracted',
  'funded',
  'delivered',
  'delayed',
  'cancelled',
];
export const STRENGTHS = ['red line', 'warning'];
export const STANCES = ['supports', 'opposes', 'demands', 'rejects', 'blames'];

const OPEN = new Set([
  'agreed',
  'held',
  'ongoing',
  'resumed',
  'delivered',
  'contracted',
  'funded',
  'enacted',
  'supports',
]);
const SHUT = new Set([
  'suspended',
  'refused',
  'ended',
  'expired',
  'cancelled',
  'red line',
  'rejects',
  'opposes',
  'blames',
]);

/** Whether a state is one that goes forward ('open'), broke off ('shut') or stands between ('half'). */
export function mood(state) {
  if (OPEN.has(state)) return 'open';
  return SHUT.has(state) ? 'shut' : 'half';
}

/** What a link between two events says: how `from` stands to `to`. */
export const LINKS = {
  cause: 'because of',
  response: 'in answer to',
  condition: 'on condition of',
  purpose: 'in order to',
  concession: 'in spite of',
  part: 'is a part of',
  same: 'is the same event as',
};

/** Layers of the article view; `kinds` are kinds of mention. */
export const LAYERS = [
  { key: 'events', label: 'Events', kinds: [] },
  { key: 'actors', label: 'Actors', kinds: ['actor'] },
  { key: 'dates', label: 'Dates', kinds: ['time'] },
  { key: 'amounts', label: 'Amounts', kinds: ['money', 'quantity', 'percent', 'people'] },
  { key: 'items', label: 'Items', kinds: ['item'] },
  { key: 'places', label: 'Places', kinds: ['place'] },
];
