// Places of events, as points of the map.

import { countryName } from '../countries.js';

const SETTLED = ['country', 'state', 'city'];
const LONGEST_ABBREVIATION = 4; // letters: "D.C.", "NATO"; "PRAIA" is a town that is shouted

/** Is the word more than small letters: "Nairobi", "al-Tanf", "東京", "2"? */
const isNamelike = (word) => word.toLocaleLowerCase('en') !== word || word.toLocaleUpperCase('en') === word;

/**
 * How much the words are a name: 0 for "Nairobi", 1 for a name in another dress ("PRAIA", "@WhiteHouse", "#Kyiv"), 2 for
 * what only describes ("Kenyan capital", "the country").
 */
export function nameRank(name) {
  const words = name.split(/\s+/).filter(Boolean);
  if (!words.length || !isNamelike(words[0]) || !isNamelike(words[words.length - 1])) return 2;
  const letters = name.replace(/[^\p{L}]/gu, '');
  const shouts = letters.length > LONGEST_ABBREVIATION && !/\p{Ll}/u.test(letters) && /\p{Lu}/u.test(letters);
  return shouts || /(^|\s)[@#]/.test(name) ? 1 : 0;
}

/** Is the point its own, and not that of what it lies in? */
const isOwn = (p) => p.precision === p.kind || !SETTLED.includes(p.precision);

/** Which of two names of a point is the better one to show; below 0: the first. */
function better(a, b) {
  return (
    isOwn(b) - isOwn(a) ||
    SETTLED.includes(b.kind) - SETTLED.includes(a.kind) ||
    nameRank(a.name) - nameRank(b.name) ||
    b.events - a.events ||
    a.name.length - b.name.length
  );
}

/** The mean score of all; of those that have none it is null. */
function meanScore(list) {
  const scored = list.filter((p) => p.score !== null);
  const events = scored.reduce((sum, p) => sum + p.events, 0);
  return events ? scored.reduce((sum, p) => sum + p.score * p.events, 0) / events : null;
}

/**
 * One point: under the best of its names, or the country's where nothing nearer is known than that it is in there.
 * @returns {{name: string, country: string|null, whole: boolean, names: string[], lat, lon, events: number, score}} `names`:
 *   as texts have them, by how many events; `whole`: it stands for a country
 */
function onePoint(list) {
  const { lat, lon } = list[0];
  const country = list.every((p) => p.country === list[0].country) ? list[0].country : null;
  const [best] = [...list].sort(better);
  const whole = Boolean(country) && list.some((p) => p.precision === 'country');
  return {
    name: (whole && countryName(country)) || best.name,
    country,
    whole,
    names: [...new Set(list.map((p) => p.name))],
    lat,
    lon,
    events: list.reduce((sum, p) => sum + p.events, 0),
    score: meanScore(list),
  };
}

const isLocated = (p) => p.lat !== null && p.lon !== null;

/** A town belongs to one country; an area such as Europe to whichever the text speaks of. */
const pointKey = (p) => [p.lat, p.lon, p.precision === 'area' ? '' : p.country].join('|');

/** What lies at one point is one place, by whichever names texts have it. What lies nowhere is left out. */
export function byPoint(found) {
  const points = new Map();
  for (const p of found.filter(isLocated)) points.set(pointKey(p), [...(points.get(pointKey(p)) ?? []), p]);
  return [...points.values()].map(onePoint).sort((a, b) => b.events - a.events);
}

/** The places without coordinates: "Ukraine's borders", a village that no list has. */
export const nowhere = (found) => found.filter((p) => !isLocated(p)).map((p) => ({ ...p, names: [p.name], whole: false }));

/** How an address calls a place: "Kyiv|UKR"; "|UKR" is the country as a whole, beside a town of its name. */
export const placeKey = (p) => `${p.whole ? '' : p.name}|${p.country ?? ''}`;

/** The place of an address, by any of its names; one that is not among them is made of what the address says. */
export function placeOf(key, places) {
  const cut = key.lastIndexOf('|');
  const [name, country] = cut < 0 ? [key, null] : [key.slice(0, cut), key.slice(cut + 1) || null];
  const same = places.filter((p) => p.country === country);
  const known = same.find((p) => placeKey(p) === key) ?? same.find((p) => name && p.names.includes(name));
  if (known || (!name && !countryName(country))) return known ?? null;
  return { name: name || countryName(country), country, whole: !name, names: name ? [name] : [] };
}

/** What a place is called where its country is not said beside it. */
export const pointWords = (p) => (p.whole ? `${p.name}, the country alone` : p.name);
