// How numbers, sums, dates and actors are written.

import { countryName } from './countries.js';
import { sectorName } from './words.js';

const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

export const count = (n) => (typeof n === 'number' ? whole.format(n) : '–');

/** "1 event", "12 events". */
export const counted = (n, one, many) => `${count(n)} ${n === 1 ? one : (many ?? `${one}s`)}`;

/** A score of -10 to 10 with its sign; a dash where there is none. */
export function score(x) {
  if (typeof x !== 'number') return '–';
  const text = Math.abs(x).toFixed(1);
  if (text === '0.0') return '0.0';
  return x < 0 ? `−${text}` : `+${text}`;
}

/** 0.93 as "93 %". */
export const share = (x) => (typeof x === 'number' ? `${Math.round(x * 100)} %` : '–');

/** "USD 2.37 billion": a sum in words that a reader takes in. */
export function money(value, unit) {
  if (typeof value !== 'number') return '–';
  const steps = [
    [1e12, ' trillion'],
    [1e9, ' billion'],
    [1e6, ' million'],
  ];
  const [size, word] = steps.find(([least]) => Math.abs(value) >= least) ?? [1, ''];
  return `${unit ?? ''} ${whole.format(value / size)}${word}`.trim();
}

const vague = { PAST_REF: 'in the past', PRESENT_REF: 'now', FUTURE_REF: 'in the future' };
const seasons = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };
const period = /^(\d{4})-(?:W(\d\d)(-WE)?|Q([1-4])|H([12])|(SP|SU|FA|WI))$/;

/** A moment to the minute, as "2022-03-04 00:43 UTC". */
const moment = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;
const zoneText = (zone) => (!zone ? '' : /^(Z|[+-]00:?00)$/.test(zone) ? ' UTC' : ` ${zone}`);

/** "2024-Q2" as "2024, quarter 2"; years, months and days stay as they are (ISO, cut at their precision). */
function periodText(date) {
  const time = moment.exec(date);
  if (time) return `${time[1]} ${time[2]}${zoneText(time[3])}`;
  const match = period.exec(date);
  if (!match) return /^\d{3}$/.test(date) ? `${date}0s` : date;
  const [, year, week, weekend, quarter, half, season] = match;
  if (week) return `${year}, ${weekend ? 'weekend of week' : 'week'} ${Number(week)}`;
  if (quarter) return `${year}, quarter ${quarter}`;
  return half ? `${year}, ${half === '1' ? 'first' : 'second'} half` : `${seasons[season]} ${year}`;
}

/** A TIMEX3 value, or an interval of two, as it is read. */
export function dateText(date) {
  if (!date) return 'no date';
  if (vague[date]) return vague[date];
  const [from, to] = date.split('/');
  if (to === undefined) return periodText(date);
  if (from === '..') return `by ${periodText(to)}`;
  return to === '..' ? `since ${periodText(from)}` : `${periodText(from)} to ${periodText(to)}`;
}

const parts = /^([A-Z]{3})((?:[A-Z]{3})*)$/;

/** A code in words: CHNGOV is ["China", "government"]; what is no country's has null as its first. */
export function codeWords(code) {
  const body = countryName(code);
  if (body) return [body, ''];
  const match = parts.exec(code ?? '');
  if (!match) return [null, code ?? ''];
  const name = countryName(match[1]);
  const rest = (name ? match[2] : code).match(/.{3}/g) ?? [];
  return [name, rest.slice(0, 2).map(sectorName).join(', ')];
}

/** What a side is called in a list, title or chart: the country's name, else the code in words. */
export function partyName(code) {
  if (!code) return 'nobody named';
  const [name, sectors] = codeWords(code);
  return name ? (sectors ? `${name} (${sectors})` : name) : sectors;
}
