// Periods as labels: 2024, 2024-07, 2024-W29, 2024-07-17; their first and last days.

const iso = (date) => date.toISOString().slice(0, 10);

/** The label behind one, of the same kind. */
function after(label, by) {
  const [, last] = daysOf(label, by);
  const day = new Date(Date.parse(last) + 864e5);
  if (label.includes('W')) return weekOf(day);
  return iso(day).slice(0, label.length);
}

/** The ISO week of a day. */
function weekOf(day) {
  const thursday = new Date(day.getTime() + (3 - ((day.getUTCDay() + 6) % 7)) * 864e5);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return `${thursday.getUTCFullYear()}-W${String(Math.floor((thursday - first) / (7 * 864e5)) + 1).padStart(2, '0')}`;
}

const MOST = 5000;

/** All labels from one to another of the same kind, `by` as in daysOf. */
export function labelsBetween(first, last, by) {
  const out = [];
  for (let label = first; label <= last && out.length < MOST; label = after(label, by)) out.push(label);
  return out;
}

/** The first and last day of a label; null when it is none. `by` 'week': a day stands for the week that begins with it. */
export function daysOf(label, by) {
  const week = /^(\d{4})-W(\d{2})$/.exec(label);
  if (week) {
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4));
    const monday = new Date(
      fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 864e5 + (Number(week[2]) - 1) * 7 * 864e5,
    );
    return [iso(monday), iso(new Date(monday.getTime() + 6 * 864e5))];
  }
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(label);
  if (!parts) return null;
  const [, y, m, d] = parts;
  if (d) return [label, by === 'week' ? iso(new Date(Date.parse(label) + 6 * 864e5)) : label];
  if (m) return [`${label}-01`, iso(new Date(Date.UTC(Number(y), Number(m), 0)))];
  return [`${y}-01-01`, `${y}-12-31`];
}

/** All months from the first to the last, with what each has. */
export function months(groups) {
  const known = new Map(groups.filter((g) => /^\d{4}-\d{2}$/.test(g.key ?? '')).map((g) => [g.key, g.events]));
  const keys = [...known.keys()].sort();
  if (!keys.length) return [];
  const out = [];
  let [y, m] = keys[0].split('-').map(Number);
  const last = keys[keys.length - 1];
  for (let key = keys[0]; key <= last && out.length < 2000;) {
    out.push([key, known.get(key) ?? 0]);
    m += 1;
    if (m > 12) [y, m] = [y + 1, 1];
    key = `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
  }
  return out;
}

/** The months in the middle: without those at both ends that hold a hundredth of all events together, as a wrong date or a
 *  look back to 1915 would leave no room for the rest. */
export function middleMonths(list) {
  const edge = list.reduce((sum, [, n]) => sum + n, 0) / 200;
  let [from, to] = [0, list.length];
  for (let n = 0; from < to && (n += list[from][1]) <= edge;) from += 1;
  for (let n = 0; to > from && (n += list[to - 1][1]) <= edge;) to -= 1;
  return list.slice(from, to);
}
